namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>
/// Assembles digit groups into phone numbers. A run of groups is read whole when the plans allow it; otherwise the
/// longest part that stands apart from its neighbours is read, and the rest is tried again.
/// </summary>
internal sealed class PhoneFinder(PhonePlans plans, DigitScanner scanner)
{
    private const int MinDigits = 6;
    private const int MaxDigits = 17;

    /// <summary>Fewer digits that no plan knows, and that no word such as "call" announces, are any number.</summary>
    private const int MinDigitsOfPossible = 9;

    private const int MaxGroups = 40;

    /// <param name="labelled">The text is the value of a phone field.</param>
    public List<PhoneMatch> Find(string text, DialPrior prior, bool labelled)
    {
        var folded = FoldedText.Fold(text);
        var groups = scanner.Scan(text, folded);
        var found = new List<PhoneMatch>();
        for (var start = 0; start < groups.Count;)
        {
            var end = start + 1;
            while (end < groups.Count && !groups[end].Has(GroupMarks.Break | GroupMarks.Plus) && end - start < MaxGroups && IsGap(text, groups[end - 1], groups[end]))
            {
                end++;
            }

            end = PhoneEnd.Of(text, groups, start, end);
            ReadRun(new Run(text, folded, groups, prior, labelled, found), start, end);
            start = end;
        }

        return found;
    }

    private static bool IsGap(string text, DigitGroup left, DigitGroup right)
    {
        for (var i = left.End; i < right.Start; i++)
        {
            // A tab parts the cells of a table: "90	150	270" are prices. What brackets begin in words behind digits is a remark.
            if (text[i] is '\n' or '\r' or '\t' or '"' or '&' or '@' || (text[i] == '(' && right.Has(GroupMarks.Word) && !left.Has(GroupMarks.Word)))
            {
                return false;
            }
        }

        return true;
    }

    private void ReadRun(Run run, int start, int end)
    {
        var groups = run.Groups;
        if (groups[start].Has(GroupMarks.Plus))
        {
            // "+375 29 123-45-67 100 руб": an amount behind the number.
            var veto = groups.FindIndex(start + 1, end - start - 1, g => g.Has(GroupMarks.Veto));
            if (veto > 0 && Read(run, start, veto, apart: true) is { Number.IsValid: true } number)
            {
                run.Found.Add(number);
                if (veto + 1 < end)
                {
                    ReadRun(run, veto + 1, end);
                }

                return;
            }
        }
        else
        {
            for (var i = start; i < end; i++)
            {
                var length = groups[i].Has(GroupMarks.Register) ? end - i : groups[i].Has(GroupMarks.Veto) ? 1 : NumberShapes.LengthOfOther(run.Text, groups, i, start, end);
                if (length > 0)
                {
                    ReadPart(run, start, i);
                    if (i + length < end)
                    {
                        ReadRun(run, i + length, end);
                    }

                    return;
                }
            }
        }

        ReadPart(run, start, end);
    }

    private void ReadPart(Run run, int start, int end)
    {
        var digits = run.Digits(start, end);
        if (digits < MinDigits)
        {
            return;
        }

        var whole = digits <= MaxDigits ? Read(run, start, end, apart: true) : null;
        if (digits <= MaxDigits && ReadBackwards(run, start, end, isKnown: whole is not null) is { } turned)
        {
            run.Found.Add(turned);
            return;
        }

        if (whole is { Number.IsValid: true } || !(ReadLongestPart(run, start, end) || whole is null))
        {
            run.Found.Add(whole!);
        }
    }

    /// <summary>Longest first, so that a shorter number is never cut out of a longer one.</summary>
    private bool ReadLongestPart(Run run, int start, int end)
    {
        for (var count = end - start - 1; count >= 1; count--)
        {
            for (var i = start; i + count <= end; i++)
            {
                if (Boundary(run, start, i, i + count, end) is { } apart && Read(run, i, i + count, apart) is { } part)
                {
                    ReadPart(run, start, i);
                    run.Found.Add(part);
                    ReadPart(run, i + count, end);
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Whether groups <c>[from, to)</c> may be a number of their own within the run <c>[start, end)</c>: null when not,
    /// true when separators set them apart, false when only a single space does, so that the number must be valid.
    /// </summary>
    private static bool? Boundary(Run run, int start, int from, int to, int end)
    {
        var left = from == start ? "" : run.Gap(from);
        var right = to == end ? "" : run.Gap(to);
        for (var i = from + 1; i < to; i++)
        {
            var inner = run.Gap(i);
            if ((left.Length > 0 && left.Equals(inner, StringComparison.Ordinal) && !IsLooseSpace(run, left, from) && !run.Groups[from - 1].Has(GroupMarks.Word))
                || (right.Length > 0 && right.Equals(inner, StringComparison.Ordinal) && !IsLooseSpace(run, right, from) && !run.Groups[to].Has(GroupMarks.Word) && !IsCount(run, to, end)))
            {
                return null;
            }
        }

        // "Mój numer to 510 …": what counts in one language is a common word of another.
        var weakLeft = left is " " && !(run.Groups[from - 1].Has(GroupMarks.Word) && !run.Groups[from].Has(GroupMarks.Word));
        var weakRight = right is " ";
        if ((weakLeft && run.Groups[from].Digits[0] != '0' && run.Digits(start, from) > 3)
            || (weakRight && run.Groups[to].Digits[0] != '0' && run.Digits(to, end) > 4))
        {
            return null;
        }

        var clear = (left.Length != 1 || left[0] is ' ' or ',' or '/' or '|' or '•') && (right.Length != 1 || right[0] is ' ' or ',' or '/' or '|' or '•' or ')');
        return clear ? !weakLeft && !weakRight : null;
    }

    /// <summary>"347 1234567 100 roses": the last, short group counts what the next word names.</summary>
    private static bool IsCount(Run run, int to, int end) =>
        to == end - 1 && run.Groups[to].Digits.Length is 2 or 3 && run.Groups[to].Digits[0] != '0' && run.Groups[to].End + 1 < run.Text.Length
        && run.Text[run.Groups[to].End] == ' ' && char.IsLetter(run.Text[run.Groups[to].End + 1]);

    /// <summary>A single space between a number and an age or a price before it; only a trunk prefix shows where the number starts.</summary>
    private static bool IsLooseSpace(Run run, string gap, int from) => gap is " " && run.Groups[from].Digits is ['0', _, ..];

    private PhoneMatch? Read(Run run, int start, int end, bool apart)
    {
        var groups = run.Groups;
        Span<char> buffer = stackalloc char[64];
        var count = 0;
        for (var i = start; i < end; i++)
        {
            if (count + groups[i].Digits.Length > buffer.Length)
            {
                return null;
            }

            groups[i].Digits.CopyTo(buffer[count..]);
            count += groups[i].Digits.Length;
        }

        if (count < MinDigits)
        {
            return null;
        }

        var digits = new string(buffer[..count]);
        var cue = run.Labelled || PhoneContext.HasCue(run.Folded, groups[start].Start);
        var plus = groups[start].Has(GroupMarks.Plus);
        var (number, confidence) = plus ? (plans.International(digits.TrimStart('0')), 0.97) : WithoutPlus(run, digits, cue);
        if (number is null || (!apart && !number.IsValid))
        {
            return null;
        }

        if (NumberShapes.IsPlaceholder(digits) || NumberShapes.IsMasked(run.Text, groups[end - 1].End, isWhole: number.IsValid))
        {
            return null;
        }

        if (!plus && !cue && ((count < MinDigitsOfPossible && !number.IsValid) || !NumberShapes.LooksDialled(run.Text, groups, start, end)))
        {
            return null;
        }

        confidence -= number.Type switch { PhoneType.Mobile => 0, PhoneType.Fixed => 0.02, PhoneType.Other or PhoneType.Free => 0.07, _ => 0.35 };
        var obfuscated = NumberShapes.IsObfuscated(run.Text, groups, start, end);
        confidence += (cue ? 0.05 : 0) - (obfuscated ? 0.05 : 0) - (apart ? 0 : 0.05);
        var from = plus ? PlusBefore(run.Text, groups[start].Start) : groups[start].Start;
        return new PhoneMatch(number, from, groups[end - 1].End, obfuscated, Math.Clamp(confidence, 0.05, run.Labelled ? 0.99 : 0.98));
    }

    /// <summary>A number written from its last digit to its first: the text says so, or what it announces as a number is one only that way, trunk prefix and all.</summary>
    /// <param name="isKnown">Read forwards it may be a number as well: ranges that no plan has assigned yet are written forwards, too.</param>
    private PhoneMatch? ReadBackwards(Run run, int start, int end, bool isKnown)
    {
        var (from, to) = (run.Groups[start].Start, run.Groups[end - 1].End);
        var isSaid = PhoneContext.SaysBackwards(run.Folded, from, to);
        if (!isSaid && (isKnown || !(run.Labelled || PhoneContext.HasCue(run.Folded, from))))
        {
            return null;
        }

        var digits = string.Concat(run.Groups[start..end].Select(g => g.Digits)).ToCharArray();
        Array.Reverse(digits);
        return WithoutPlus(run, new string(digits), cue: true).Number is { Type: PhoneType.Mobile } number && (isSaid || number.WithPrefix)
            ? new PhoneMatch(number, from, to, Obfuscated: true, isSaid ? 0.85 : 0.6)
            : null;
    }

    private static int PlusBefore(string text, int at)
    {
        var i = at - 1;
        while (i > 0 && at - i < 4 && text[i] is not ('+' or '＋' or '➕'))
        {
            i--;
        }

        return i >= 0 && text[i] is '+' or '＋' or '➕' ? i : at;
    }

    private (PhoneNumber? Number, double Confidence) WithoutPlus(Run run, string digits, bool cue)
    {
        var plansByPrior = run.Prior.Plans;
        if (digits.StartsWith("00", StringComparison.Ordinal) && plans.International(digits[2..]) is { } dialled)
        {
            return (dialled, 0.96);
        }

        PhoneNumber? possible = null;
        (PhoneNumber Number, double Confidence)? valid = null;
        for (var i = 0; i < plansByPrior.Count; i++)
        {
            var plan = plansByPrior[i];
            if (plan.InternationalPrefix is { Length: > 2 } exit && digits.StartsWith(exit, StringComparison.Ordinal) && plans.International(digits[exit.Length..]) is { IsValid: true } abroad)
            {
                return (abroad, 0.95);
            }

            // What was found valid gives way to a mobile of the market only, and to a number dialled abroad.
            if (valid is { Number.Type: PhoneType.Mobile } || (valid is not null && i >= run.Prior.FromMarket))
            {
                continue;
            }

            var number = PhonePlans.National(plan, digits);
            if (number is { IsValid: true })
            {
                var expectsPrefix = plan.NationalPrefix is not null && !string.Equals(plan.CallingCode, "1", StringComparison.Ordinal);
                var confidence = (i < run.Prior.FromMarket ? 0.93 : 0.8) - (0.03 * i);
                // Without the trunk prefix that this country dials, bare digits are weak evidence.
                if (!number.WithPrefix && expectsPrefix)
                {
                    if (!cue && number.Type != PhoneType.Mobile)
                    {
                        continue;
                    }

                    confidence -= 0.2;
                }

                // Ads give mobiles: the digits that are one in this country are read so before another country's landline.
                if (valid is null || number.Type == PhoneType.Mobile)
                {
                    valid = (number, confidence);
                }

                continue;
            }

            possible ??= number is { WithPrefix: true } || (cue && number is not null) ? number : null;
        }

        if (valid is { } best)
        {
            return best;
        }

        var international = digits.Length >= 10 ? plans.International(digits) : null;
        if (international is { Type: PhoneType.Mobile } or { IsValid: true } && (cue || international is { Type: PhoneType.Mobile }))
        {
            return (international, 0.8);
        }

        return (possible, 0.85);
    }

    private sealed record Run(string Text, string Folded, List<DigitGroup> Groups, DialPrior Prior, bool Labelled, List<PhoneMatch> Found)
    {
        public int Digits(int from, int to)
        {
            var count = 0;
            for (var i = from; i < to; i++)
            {
                count += Groups[i].Digits.Length;
            }

            return count;
        }

        /// <summary>What stands between group <paramref name="index"/> and the one before.</summary>
        public string Gap(int index) => Text[Groups[index - 1].End..Groups[index].Start];
    }
}
