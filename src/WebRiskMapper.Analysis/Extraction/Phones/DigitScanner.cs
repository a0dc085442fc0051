using System.Globalization;
using System.Text;

namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>
/// One pass over a text that yields its groups of digits, however the digits are written: ASCII, full width, other
/// scripts, emoji keycaps, circled, words, look-alike letters. Everything that cannot be part of a number becomes a break.
/// </summary>
internal sealed class DigitScanner(DigitWords words)
{
    /// <summary>More characters than this between two groups end a number.</summary>
    private const int MaxGap = 6;

    /// <summary>Digits joined by dashes, points or slashes that are a telephone number, whatever word follows.</summary>
    private const int ShortestChain = 8;

    public List<DigitGroup> Scan(string text, string folded)
    {
        var groups = new List<DigitGroup>();
        var pending = new StringBuilder(16);
        var state = new ScanState(GroupMarks.Break, 1, -1);
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (IsChunkStart(text, i) && SkipAddress(text, i) is var chunkEnd && chunkEnd > i)
            {
                i = chunkEnd;
                state = state.Broken();
            }
            else if (DigitLookalikes.ChainEnd(text, i) is { } chainEnds)
            {
                i = ReadChain(text, i, chainEnds, groups, pending, ref state);
            }
            else if (ReadDigit(text, i, out _) > 0)
            {
                i = ReadDigits(text, folded, i, groups, pending, ref state);
            }
            else if (char.IsLetter(c))
            {
                i = ReadWord(text, folded, i, groups, ref state);
            }
            else
            {
                i = ReadMark(text, folded, i, groups, ref state);
            }
        }

        return groups;
    }

    /// <summary>Returns how many UTF-16 units the digit at <paramref name="at"/> takes, 0 when there is none; 2 and 3 mean an emoji or mathematical form.</summary>
    internal static int ReadDigit(string text, int at, out (char Digit, bool Odd) read)
    {
        var c = text[at];
        if (c is >= '0' and <= '9')
        {
            var length = 1;
            if (at + 1 < text.Length && text[at + 1] is '\uFE0F' or '\u20E3')
            {
                length = at + 2 < text.Length && text[at + 2] == '\u20E3' ? 3 : 2;
            }

            read = (c, length > 1);
            return length;
        }

        read = default;
        if (c < '\u00B2')
        {
            return 0;
        }

        if (c is >= '\u2460' and <= '\u2468' or >= '\u2776' and <= '\u277E' or >= '\u2780' and <= '\u2788' or >= '\u278A' and <= '\u2792')
        {
            var first = c switch { < '\u2469' => '\u2460', < '\u277F' => '\u2776', < '\u2789' => '\u2780', _ => '\u278A' };
            read = ((char)('1' + (c - first)), true);
            return 1;
        }

        if (c is >= '\u2080' and <= '\u2089')
        {
            read = ((char)('0' + (c - '\u2080')), true);
            return 1;
        }

        if (c is '\u24EA' or '\u24FF')
        {
            read = ('0', true);
            return 1;
        }

        var pair = char.IsHighSurrogate(c) && at + 1 < text.Length;
        if (!pair && !char.IsDigit(c))
        {
            return 0;
        }

        var value = CharUnicodeInfo.GetDecimalDigitValue(text, at);
        if (value < 0)
        {
            return 0;
        }

        // A script's own digits are how its readers write; full-width and mathematical ones hide.
        read = ((char)('0' + value), pair || c >= '\uFF10');
        return pair ? 2 : 1;
    }

    private static bool IsChunkStart(string text, int at) => (at == 0 || char.IsWhiteSpace(text[at - 1])) && !char.IsWhiteSpace(text[at]);

    /// <summary>The end of the web or mail address that starts here, or <paramref name="at"/>: digits inside addresses are not phone numbers.</summary>
    private static int SkipAddress(string text, int at)
    {
        var end = at;
        var address = false;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            address |= text[end] == '@' && end > at && char.IsLetterOrDigit(text[end - 1])
                || (text[end] == '/' && end > at + 2 && text[end - 1] == '/' && text[end - 2] == ':')
                || (end == at + 3 && text.AsSpan(at, 4).Equals("www.", StringComparison.OrdinalIgnoreCase));
            end++;
        }

        return address ? end : at;
    }

    private static int ReadChain(string text, int at, int end, List<DigitGroup> groups, StringBuilder pending, ref ScanState state)
    {
        while (at < end)
        {
            pending.Clear();
            var start = at;
            while (at < end && (char.IsAsciiDigit(text[at]) ? text[at] : DigitLookalikes.Of(text[at])) is { } digit)
            {
                pending.Append(digit);
                at++;
            }

            if (at > start)
            {
                Add(groups, pending.ToString(), start, at, GroupMarks.Odd, ref state);
            }
            else
            {
                at++;
            }
        }

        return at;
    }

    private int ReadDigits(string text, string folded, int at, List<DigitGroup> groups, StringBuilder pending, ref ScanState state)
    {
        pending.Clear();
        var start = at;
        var odd = false;
        while (at < text.Length && ReadDigit(text, at, out var read) is var length and > 0)
        {
            pending.Append(read.Digit);
            odd |= read.Odd;
            at += length;
        }

        var end = at;
        if (at < text.Length && char.IsLetter(text[at]) && ReadGlued(text, folded, start, groups, ref state) is { } glued)
        {
            return glued;
        }

        // Look-alike letters and letters used as separators: "O77OO", "0x7x7".
        if (at < text.Length && char.IsLetter(text[at]) && DigitLookalikes.ReadMixed(text, start, pending) is { } mixed)
        {
            if (mixed.IsText)
            {
                if (GoesOnOddly(groups, start, state) && DigitLookalikes.ReadTail(text, start, pending) is { } tail)
                {
                    Add(groups, pending.ToString(), start, tail, GroupMarks.Odd, ref state);
                    return tail;
                }

                pending.Clear();
                for (var i = start; i < end && ReadDigit(text, i, out var read) is var length and > 0; i += length)
                {
                    pending.Append(read.Digit);
                }

                return EndWithVeto(text, folded, start, end, groups, pending.ToString(), odd, ref state);
            }

            at = mixed.End;
            end = at;
            odd = true;
        }

        Add(groups, pending.ToString(), start, end, odd ? GroupMarks.Odd : GroupMarks.None, ref state);
        return at;
    }

    private int? ReadGlued(string text, string folded, int start, List<DigitGroup> groups, ref ScanState state)
    {
        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        if (words.GluedToDigits(folded.AsSpan(start, end - start)) is not { } digits)
        {
            return null;
        }

        Add(groups, digits, start, end, GroupMarks.Odd | GroupMarks.Word, ref state);
        return end;
    }

    /// <summary>A digit group with letters right behind it: a unit ("30min"), an id ("12ab34"), or a number glued to a word ("0770…call").</summary>
    private static int EndWithVeto(string text, string folded, int start, int end, List<DigitGroup> groups, string digits, bool odd, ref ScanState state)
    {
        var wordEnd = end;
        while (wordEnd < text.Length && char.IsLetterOrDigit(text[wordEnd]))
        {
            wordEnd++;
        }

        var pureWord = !folded.AsSpan(end, wordEnd - end).ContainsAnyInRange('0', '9');
        var marks = (odd ? GroupMarks.Odd : GroupMarks.None) | (digits.Length < 8 || !pureWord ? GroupMarks.Veto : GroupMarks.None);
        Add(groups, digits, start, end, marks, ref state);
        state = state.Broken();
        return wordEnd;
    }

    private static void Add(List<DigitGroup> groups, string digits, int start, int end, GroupMarks marks, ref ScanState state)
    {
        if (state.PreviousEnd >= 0 && start - state.PreviousEnd > MaxGap)
        {
            marks |= GroupMarks.Break;
        }

        if (state.Repeat > 1)
        {
            digits = new string(digits[0], state.Repeat) + digits[1..];
            marks |= GroupMarks.Odd | GroupMarks.Word;
        }

        groups.Add(new DigitGroup(digits, start, end, marks | state.Next));
        state = new ScanState(GroupMarks.None, 1, end);
    }

    private int ReadWord(string text, string folded, int at, List<DigitGroup> groups, ref ScanState state)
    {
        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || (text[end] is '\'' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
        {
            end++;
        }

        var hasDigits = end < text.Length && ReadDigit(text, end, out _) > 0;
        if ((hasDigits || end - at <= 4) && GoesOnOddly(groups, at, state))
        {
            var rest = new StringBuilder(8);
            if (DigitLookalikes.ReadTail(text, at, rest) is { } tail)
            {
                Add(groups, rest.ToString(), at, tail, GroupMarks.Odd, ref state);
                return tail;
            }
        }

        if (hasDigits)
        {
            if (ReadGlued(text, folded, at, groups, ref state) is { } glued)
            {
                return glued;
            }

            var pending = new StringBuilder(16);
            if (DigitLookalikes.ReadMixed(text, at, pending) is { IsText: false } mixed)
            {
                Add(groups, pending.ToString(), at, mixed.End, GroupMarks.Odd, ref state);
                return mixed.End;
            }

            // "AB1234": an id. "tel0770…" and "T:077": the digits start after the word.
            var named = end - at < 3 ? GroupMarks.Veto | (state.Next & (GroupMarks.Id | GroupMarks.Register)) : GroupMarks.None;
            state = state.Broken();
            state = state with { Next = state.Next | named };

            return end;
        }

        // "12 ó 23500": a letter with an accent is a word or a unit of its language, "o" may be a nought.
        var bare = end - at > 1 || char.ToLowerInvariant(text[at]) == folded[at];
        if (bare && words.TryMatch(folded, at, end, out var digits, out var phraseEnd))
        {
            if (digits[0] == 'x')
            {
                state = state with { Repeat = digits[1] - '0', PreviousEnd = state.PreviousEnd < 0 ? -1 : phraseEnd };
                return phraseEnd;
            }

            Add(groups, digits, at, phraseEnd, GroupMarks.Odd | GroupMarks.Word, ref state);
            return phraseEnd;
        }

        if (end - at == 1 && DigitLookalikes.Of(text[at]) is { } alone && state.PreviousEnd >= 0 && at - state.PreviousEnd <= 2)
        {
            Add(groups, alone.ToString(), at, end, GroupMarks.Odd | GroupMarks.Word, ref state);
            return end;
        }

        if (words.Glued(folded.AsSpan(at, end - at)) is { } joined)
        {
            Add(groups, joined, at, end, GroupMarks.Odd | GroupMarks.Word, ref state);
            return end;
        }

        if (groups.Count > 0 && at - state.PreviousEnd <= 1 && state.PreviousEnd >= 0 && ((PhoneContext.IsUnit(folded.AsSpan(at, end - at)) && !EndsChain(text, groups)) || PhoneContext.IsIdCaption(folded.AsSpan(at, end - at))))
        {
            groups[^1] = groups[^1] with { Marks = groups[^1].Marks | GroupMarks.Veto };
        }

        // "Ref. n. 3391234567": what is shortened goes on with what was named.
        var before = end - at <= 2 && state.Next.HasFlag(GroupMarks.Id) ? state.Next : GroupMarks.None;
        state = state.Broken();
        var word = folded.AsSpan(at, end - at);
        if (PhoneContext.IsIdWord(word) && !PhoneContext.IsOwn(folded.AsSpan(0, at)))
        {
            before = GroupMarks.Veto | GroupMarks.Id | (PhoneContext.IsRegister(word) ? GroupMarks.Register : GroupMarks.None);
        }

        state = state with { Next = state.Next | before };

        return end;
    }

    /// <summary>"512-345-678 h. 300": nobody joins the digits of an amount or a duration to eight and more.</summary>
    private static bool EndsChain(string text, List<DigitGroup> groups)
    {
        var first = groups.Count - 1;
        var digits = groups[first].Digits.Length;
        while (first > 0 && groups[first].Start == groups[first - 1].End + 1 && text[groups[first - 1].End] is '-' or '.' or '/')
        {
            first--;
            digits += groups[first].Digits.Length;
        }

        return first < groups.Count - 1 && digits >= ShortestChain;
    }

    /// <summary>Whether this goes on with a run of groups of which one was written with look-alikes, not with words.</summary>
    private static bool GoesOnOddly(List<DigitGroup> groups, int at, ScanState state)
    {
        if (state.PreviousEnd < 0 || at - state.PreviousEnd is not (1 or 2))
        {
            return false;
        }

        for (var i = groups.Count - 1; i >= 0; i--)
        {
            if (groups[i].Has(GroupMarks.Odd) && !groups[i].Has(GroupMarks.Word))
            {
                return true;
            }

            if (groups[i].Has(GroupMarks.Break))
            {
                return false;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> CellBefore(string folded, int border)
    {
        var before = folded.AsSpan(0, border);
        return before[(before.LastIndexOfAny('\t', '\n') + 1)..];
    }

    private static int ReadMark(string text, string folded, int at, List<DigitGroup> groups, ref ScanState state)
    {
        var c = text[at];
        switch (c)
        {
            case '\t' when PhoneContext.NamesId(CellBefore(folded, at)) && !(at + 1 < text.Length && text[at + 1] is '+'):
                state = state.Broken() with { Next = GroupMarks.Break | GroupMarks.Veto | GroupMarks.Id };
                break;
            case '\n' or '\r' or ';':
                state = state.Broken();
                break;
            case '+' or '＋' or '➕':
                state = state with { Next = state.Next | GroupMarks.Plus };
                break;
            case '#' or '№':
                state = state.Broken() with { Next = GroupMarks.Break | GroupMarks.Veto };
                break;
            case '%' or '°' when groups.Count > 0 && state.PreviousEnd >= at - 1 && state.PreviousEnd >= 0:
                groups[^1] = groups[^1] with { Marks = groups[^1].Marks | GroupMarks.Veto };
                state = state.Broken();
                break;
            default:
                if (char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol)
                {
                    // "07911 123456 £120": a sign that touches the next digits is theirs.
                    var isNext = at > 0 && text[at - 1] == ' ' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
                    if (groups.Count > 0 && state.PreviousEnd >= 0 && at - state.PreviousEnd <= 1 && !isNext)
                    {
                        groups[^1] = groups[^1] with { Marks = groups[^1].Marks | GroupMarks.Veto };
                        state = state.Broken();
                    }
                    else
                    {
                        state = state.Broken() with { Next = GroupMarks.Break | GroupMarks.Veto };
                    }
                }

                break;
        }

        return at + 1;
    }

    /// <param name="Next">Marks for the next group.</param>
    /// <param name="Repeat">How often the next digit counts ("double seven").</param>
    /// <param name="PreviousEnd">End of the group before, -1 after a break.</param>
    private readonly record struct ScanState(GroupMarks Next, int Repeat, int PreviousEnd)
    {
        public ScanState Broken() => new(GroupMarks.Break, 1, -1);
    }
}
