namespace WebRiskMapper.Analysis.Extraction.Availabilities;

/// <summary>Hours such as "10:00–22:00", "10am - 6pm", "с 10 до 22", "ab 12 Uhr".</summary>
/// <param name="From">Minutes after midnight, 0 to 1440, or null when only the end is stated.</param>
/// <param name="To">Minutes after midnight, 0 to 1440, or null when only the beginning is stated.</param>
/// <param name="IsClock">Written so that it can be nothing but times of day; "10-22" may be days, prices or sizes.</param>
internal readonly record struct ClockRange(int? From, int? To, bool IsClock, TextSpan Span)
{
    public bool IsWholeDay => From == 0 && To == 1440;

    /// <summary>"until 17", "ab 12 Uhr": one side only. Its span begins with the word.</summary>
    public bool IsBound => From is null || To is null;
}

/// <summary>Reads hours from folded text.</summary>
internal sealed class ClockReader(FieldWords words)
{
    private readonly WordList from = List(words, "from");
    private readonly WordList to = List(words, "to");
    private readonly WordList hour = List(words, "hour");
    private readonly WordList between = List(words, "between");
    private readonly WordList and = List(words, "and");
    private readonly ClockWords named = new(words);

    /// <summary>All hours from <paramref name="start"/> to <paramref name="end"/>, in order, also those with one side only, and what may be anything but times of day.</summary>
    public List<ClockRange> TimesIn(string folded, int start, int end)
    {
        var found = new List<ClockRange>();
        for (var i = start; i < end; i++)
        {
            if ((OpensNumber(folded, i) || named.At(folded, i) is not null) && (RangeAt(folded, i) ?? BoundAt(folded, i)) is { } time && time.Span.Start >= start)
            {
                found.Add(time);
                i = time.Span.End - 1;
            }
        }

        return found;
    }

    /// <summary>Whether nothing but a word such as "from", "klo" or "Uhr" stands there.</summary>
    public bool IsFiller(ReadOnlySpan<char> folded) => from.LengthAt(folded, 0) == folded.Length || hour.LengthAt(folded, 0) == folded.Length;

    private static bool OpensNumber(string text, int i) =>
        char.IsAsciiDigit(text[i]) && (i == 0 || !(char.IsLetterOrDigit(text[i - 1]) || (text[i - 1] is '.' or ',' or ':' or '/' && i > 1 && char.IsDigit(text[i - 2]))));

    /// <summary>The hours that begin at <paramref name="start"/>, a digit that opens a number; null when it opens none.</summary>
    private ClockRange? RangeAt(ReadOnlySpan<char> folded, int start)
    {
        var at = start;
        if (ReadTime(folded, ref at) is not { } first)
        {
            return null;
        }

        // "11:00-dan 02:00-dək", "10-től 20-ig": the endings say "from" and "to".
        var ending = EndingAt(folded, at);
        var joint = Skip(folded, at + ending);
        var sign = ending > 0 ? 0 : joint < folded.Length && folded[joint] is '-' or '–' or '—' or '−' ? 1 : 0;
        var word = sign > 0 ? 0 : to.LengthAt(folded, joint);
        // "Between 10 and 20".
        word = sign + word + ending == 0 && WordBefore(between, folded, start) > 0 ? and.LengthAt(folded, joint) : word;
        if (sign + word + ending == 0)
        {
            return null;
        }

        var next = Skip(folded, joint + sign + word);
        // "from 10 to at 22", "bis um 22", "do godz. 22".
        var filler = Math.Max(hour.LengthAt(folded, next), from.LengthAt(folded, next));
        next = Skip(folded, next + filler);
        next = Skip(folded, next + named.PartAt(folded, next).Length);
        if (next >= folded.Length || ReadTime(folded, ref next) is not { } second || first.Minutes == second.Minutes)
        {
            return null;
        }

        var closing = EndingAt(folded, next);
        if (ending > 0 && word == 0 && closing == 0)
        {
            return null;
        }

        var announced = ending > 0 || (word > 0 && WordBefore(from, folded, start - WordBefore(hour, folded, start)) > 0);
        var (open, close) = Halves(first, second);
        return new ClockRange(open, close, first.IsClock || second.IsClock || announced || (first.IsDotted && second.IsDotted), new TextSpan(start, next + closing - start));
    }

    private ClockRange? BoundAt(ReadOnlySpan<char> folded, int start)
    {
        var at = start;
        if (ReadTime(folded, ref at) is not { } time)
        {
            return null;
        }

        start -= named.LengthBefore(folded, start);
        // "lør til kl. 15": the word for the hour may be one that elsewhere says "from".
        var opened = WordBefore(from, folded, start);
        var spoken = opened > 0 ? opened : WordBefore(hour, folded, start);
        var closed = WordBefore(to, folded, start - spoken);
        if (closed > 0)
        {
            return new ClockRange(null, time.Minutes, time.IsClock, new TextSpan(start - spoken - closed, at - start + spoken + closed));
        }

        // "16-ig" is one word, "16 óráig" two.
        var joined = at < folded.Length && folded[at] == '-' ? to.LengthAt(folded, at) : 0;
        if (joined > 0 || named.UntilBefore(folded, at))
        {
            return new ClockRange(null, time.Minutes, true, new TextSpan(start, at + joined - start));
        }

        // "16:00'ya kadar", "16:00-მდე", "8'den sonra", "14:00-დან".
        if (EndingAt(folded, at) is var ending and > 0)
        {
            var behind = Skip(folded, at + ending);
            if (to.LengthAt(folded, at + 1) == ending - 1 || to.LengthAt(folded, behind) > 0)
            {
                return new ClockRange(null, time.Minutes, true, new TextSpan(start, Math.Max(at + ending, behind + to.LengthAt(folded, behind)) - start));
            }

            if (from.LengthAt(folded, at + 1) == ending - 1 || named.SinceAt(folded, behind) > 0)
            {
                return new ClockRange(time.Minutes, null, true, new TextSpan(start, at + ending - start));
            }
        }

        return opened > 0 ? new ClockRange(time.Minutes, null, time.IsClock, new TextSpan(start - opened, at - start + opened)) : null;
    }

    // A case ending of up to four letters behind a hyphen or an apostrophe.
    private static int EndingAt(ReadOnlySpan<char> folded, int at)
    {
        if (at + 1 >= folded.Length || folded[at] is not ('-' or '\'' or '’') || !char.IsLetter(folded[at + 1]))
        {
            return 0;
        }

        var end = at + 1;
        while (end < folded.Length && char.IsLetter(folded[end]))
        {
            end++;
        }

        return end - at <= 5 ? end - at : 0;
    }

    private static WordList List(FieldWords words, string kind) => new(words.Of(FieldWordList.Availability, kind).Select(w => w.Word));

    /// <summary>How many characters before <paramref name="start"/> one of the words and what parts it from there take; 0 where none stands.</summary>
    private static int WordBefore(WordList list, ReadOnlySpan<char> folded, int start)
    {
        var end = start;
        while (end > 0 && folded[end - 1] is ' ' or '.' or ':')
        {
            end--;
        }

        return end < start && list.LengthBefore(folded, end) is var length and > 0 ? start - end + length : 0;
    }

    private static int Skip(ReadOnlySpan<char> folded, int at)
    {
        while (at < folded.Length && folded[at] is ' ')
        {
            at++;
        }

        return at;
    }

    // "2-10 pm" begins in the afternoon too, "10-6 pm" in the morning.
    private static (int From, int To) Halves(Time first, Time second)
    {
        // "In the evening from 6 to 10".
        if (first.Half == 2 && second is { Half: 0, Minutes: <= 720 } && second.Minutes + 720 > first.Minutes)
        {
            return (first.Minutes, second.Minutes + 720);
        }

        if (first.Half == 0 && second.Half == 2 && first.Minutes is > 0 and < 720 && first.Minutes < second.Minutes - 720)
        {
            return (first.Minutes + 720, second.Minutes);
        }

        return (first.Minutes % 1440, second.Minutes);
    }

    private Time? ReadTime(ReadOnlySpan<char> folded, ref int at)
    {
        if (named.At(folded, at) is var (spoken, length))
        {
            at += length;
            return new Time(spoken, 0, true);
        }

        var start = at;
        while (at < folded.Length && char.IsAsciiDigit(folded[at]))
        {
            at++;
        }

        if (at - start is < 1 or > 2)
        {
            return null;
        }

        var hours = int.Parse(folded[start..at], System.Globalization.CultureInfo.InvariantCulture);
        var minutes = 0;
        var (isClock, isDotted) = (false, false);
        if (at + 2 < folded.Length && folded[at] is ':' or '.' or 'h' && char.IsAsciiDigit(folded[at + 1]) && char.IsAsciiDigit(folded[at + 2])
            && (at + 3 >= folded.Length || !char.IsAsciiDigit(folded[at + 3])))
        {
            minutes = ((folded[at + 1] - '0') * 10) + folded[at + 2] - '0';
            isClock = folded[at] is not '.';
            isDotted = !isClock && minutes % 15 == 0;
            at += 3;
        }

        var half = HalfOfDay(folded, ref at);
        var unit = Skip(folded, at);
        var unitLength = half == 0 ? hour.LengthAt(folded, unit) : 0;
        if (unitLength > 0)
        {
            at = unit + unitLength;
        }

        // "8 in the evening", "akşam 8".
        if (half == 0 && hours is > 0 and <= 12)
        {
            var part = named.PartAt(folded, Skip(folded, at));
            at = part.Length > 0 ? Skip(folded, at) + part.Length : at;
            half = ClockWords.HalfOf(part.Length > 0 ? part.Code : named.PartBefore(folded, start), hours);
            isClock |= half > 0;
            if (half == ClockWords.Midnight)
            {
                return new Time(1440, 0, true);
            }
        }

        if (hours > 24 || minutes > 59 || (hours == 24 && minutes > 0) || (half > 0 && hours is 0 or > 12) || (at < folded.Length && folded[at] is '%' or '€' or '$' or '£'))
        {
            return null;
        }

        var whole = half switch { 1 => hours % 12, 2 => (hours % 12) + 12, _ => hours };
        return new Time((whole * 60) + minutes, half, isClock || half > 0 || unitLength > 0, isDotted);
    }

    // 1 before noon, 2 after it, 0 when not said.
    private static int HalfOfDay(ReadOnlySpan<char> folded, ref int at)
    {
        var i = Skip(folded, at);
        if (i + 1 < folded.Length && folded[i] is 'π' or 'μ' && GreekHalf(folded[i..]) is var letters and > 0)
        {
            at = i + letters;
            return folded[i] == 'π' ? 1 : 2;
        }

        if (i + 1 >= folded.Length || folded[i] is not ('a' or 'p'))
        {
            return 0;
        }

        var dotted = folded[i + 1] == '.';
        var m = i + (dotted ? 2 : 1);
        if (m >= folded.Length || folded[m] != 'm' || (m + 1 < folded.Length && char.IsLetterOrDigit(folded[m + 1])))
        {
            return 0;
        }

        at = m + (dotted && m + 1 < folded.Length && folded[m + 1] == '.' ? 2 : 1);
        return folded[i] == 'a' ? 1 : 2;
    }

    // "πμ", "μ.μ.": how many characters; 0 for a word that only begins so.
    private static int GreekHalf(ReadOnlySpan<char> text)
    {
        var length = text[1..].StartsWith(".μ.") ? 4 : text[1..].StartsWith(".μ") ? 3 : text[1] == 'μ' ? 2 : 0;
        return length > 0 && (length == text.Length || !char.IsLetter(text[length])) ? length : 0;
    }

    /// <param name="IsDotted">"10.30": a clock's time only beside another one.</param>
    private readonly record struct Time(int Minutes, int Half, bool IsClock, bool IsDotted = false);
}
