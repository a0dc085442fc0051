namespace WebRiskMapper.Analysis.Extraction.SpokenLanguages;

/// <summary>
/// Reads languages that are listed without a verb: "norsk/engelsk", "Mandarin and English", "NL/FR/EN". Such a list is all that its part of
/// the line says and holds the ad's own language, since "French, Greek" alone may be services.
/// </summary>
internal sealed class LanguageLists(WordList joints, IReadOnlyDictionary<string, string> codes)
{
    private const int LongestCode = 3;
    private const int LongestGap = 24;

    /// <summary>Their speakers read each other's names for their language.</summary>
    private static readonly string[] Neighbours = ["sr", "hr", "bs"];

    /// <param name="names">Names of languages and their abbreviations found in <paramref name="text"/>, by position.</param>
    public void Read(string text, string? language, List<FieldHit> names, List<string> found)
    {
        for (var first = 0; first < names.Count;)
        {
            var last = first;
            while (last + 1 < names.Count && AreJoined(text, names[last].Span.End, names[last + 1].Span.Start))
            {
                last++;
            }

            var listed = names[first..(last + 1)];
            if (listed.Count > 1 && listed.Exists(n => IsOwn(n.Code, language)) && Opens(text, listed[0].Span.Start) && Closes(text, listed[^1].Span.End))
            {
                found.AddRange(listed.Select(n => n.Code));
            }

            first = last + 1;
        }
    }

    /// <summary>Codes in capitals that stand beside another one or a language's name, only a sign between: "FR, NL, arabe".</summary>
    public IEnumerable<FieldHit> CodesIn(string text, IReadOnlyList<FieldHit> names)
    {
        var previous = default(FieldHit?);
        var isGiven = false;
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiLetterUpper(text[start]) || (start > 0 && char.IsLetterOrDigit(text[start - 1])))
            {
                continue;
            }

            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end - start is < 2 or > LongestCode || text.AsSpan(start, end - start).ContainsAnyExceptInRange('A', 'Z') || !codes.TryGetValue(text[start..end], out var code))
            {
                start = end;
                continue;
            }

            var hit = new FieldHit("code", code, new TextSpan(start, end - start));
            var isBesideCode = previous is { } other && IsSign(text, other.Span.End, start);
            if (isBesideCode && !isGiven)
            {
                yield return previous!.Value;
            }

            isGiven = isBesideCode || names.Any(n => IsSign(text, n.Span.End, start) || IsSign(text, end, n.Span.Start));
            if (isGiven)
            {
                yield return hit;
            }

            previous = hit;
            start = end;
        }
    }

    /// <summary>How many words other than "and", "a little" and the like stand in <paramref name="gap"/>.</summary>
    public int OtherWords(ReadOnlySpan<char> gap)
    {
        var folded = FoldedText.Fold(gap.ToString());
        var words = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            if (!char.IsLetterOrDigit(folded[i]))
            {
                continue;
            }

            var joint = joints.LengthAt(folded, i);
            words += joint > 0 ? 0 : 1;
            i += joint;
            while (joint == 0 && i < folded.Length && char.IsLetterOrDigit(folded[i]))
            {
                i++;
            }
        }

        return words;
    }

    private static bool IsSign(string text, int end, int start) => start > end && start - end <= 3 && text.AsSpan(end, start - end).Trim() is "/" or "," or "+" or "&" or "-" or "·" or "|";

    private bool AreJoined(string text, int end, int start) =>
        start > end && start - end <= LongestGap && text.AsSpan(end, start - end) is var gap && gap.IndexOfAny("\n.;:!?()") < 0 && !gap.Trim().IsEmpty && OtherWords(gap) == 0;

    // "Po slovensky", "trochę po angielsku": words such as "in" and "a little" may open the list.
    private bool Opens(string text, int start)
    {
        while (!LineText.OpensField(text, start))
        {
            var before = text.AsSpan(0, start).TrimEnd(" +").Length;
            var from = Math.Max(0, before - LongestGap);
            var joint = before < start ? joints.LengthBefore(FoldedText.Fold(text[from..before]), before - from) : 0;
            if (joint == 0)
            {
                return false;
            }

            start = before - joint;
        }

        return true;
    }

    private bool Closes(string text, int end)
    {
        if (LineText.ClosesField(text, end))
        {
            return true;
        }

        var next = end + text.AsSpan(end).IndexOfAnyExcept(' ', '\u00A0');
        var joint = next > end ? joints.LengthAt(FoldedText.Fold(text.Substring(next, Math.Min(LongestGap, text.Length - next))), 0) : 0;
        return joint > 0 && LineText.ClosesField(text, next + joint);
    }

    private static bool IsOwn(string code, string? language) =>
        language is not null && (string.Equals(code, language, StringComparison.Ordinal) || (Neighbours.Contains(code, StringComparer.Ordinal) && Neighbours.Contains(language, StringComparer.Ordinal)));
}
