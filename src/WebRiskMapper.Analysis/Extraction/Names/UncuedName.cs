namespace WebRiskMapper.Analysis.Extraction.Names;

/// <summary>Names that no phrase such as "my name is" announces: a capitalised word that the ad is signed with, or that its sentences use as a name.</summary>
internal static class UncuedName
{
    private const string Hearts = " .!,♥❤😘💋🌹xX\u200D\uFE0F";
    private const string SentenceEnds = "\n.!?…";
    private const int ShortestName = 3;
    private const int LongestName = 15;

    /// <summary>"Warm wishes, Anna": a signature is a short line, one of the last.</summary>
    private const int LongestSignature = 48;
    private const int LastLines = 4;
    private const int MostWordsOfSignature = 4;

    /// <summary>Words that are written with a capital wherever they stand, and are nobody's name.</summary>
    private static readonly HashSet<string> AlwaysCapital = new(
        [
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
            "Christmas", "Easter", "Valentine", "Telegram", "Viber", "Signal", "Skype", "Instagram", "Snapchat", "Bitcoin", "Tantra", "Sir", "Madam", "Miss", "Mistress", "Lady", "God", "Internet",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a line of <paramref name="text"/> is the word alone, or ends with it behind a comma that opens it: "Kisses,\nAnna". "I am Anna" is found by its cue, and "in Vienna" is no signature.</summary>
    public static bool IsSigned(string word, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0;)
        {
            var end = at + word.Length;
            var before = text[..at].TrimEnd(' ');
            if ((before.IsEmpty || before[^1] is '\n' or ',') && text[end..].TrimStart(Hearts) is [] or ['\n', ..])
            {
                return true;
            }

            var next = text[end..].IndexOf(word, StringComparison.Ordinal);
            at = next < 0 ? -1 : end + next;
        }

        return false;
    }

    /// <summary>Whether a sentence of <paramref name="text"/> opens with the word and goes on in small letters: "Vera is new in town."</summary>
    public static bool OpensSentence(string word, ReadOnlySpan<char> text)
    {
        for (var from = 0; text[from..].IndexOf(word, StringComparison.Ordinal) is var found and >= 0; from += found + word.Length)
        {
            var before = text[..(from + found)].TrimEnd(' ');
            var after = text[(from + found + word.Length)..];
            if ((before.IsEmpty || SentenceEnds.Contains(before[^1])) && after.Length > 1 && after[0] == ' ' && char.IsLower(after[1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the word has its capital inside a sentence too, and never a small letter: "Now Vera is in town." German writes every noun so.</summary>
    public static bool IsInSentence(string word, ReadOnlySpan<char> text, string? language)
    {
        if (language is "de" or null || !IsNameLike(word) || CountOf(word.ToLowerInvariant(), text) > 0)
        {
            return false;
        }

        for (var from = 0; text[from..].IndexOf(word, StringComparison.Ordinal) is var found and >= 0; from += found + word.Length)
        {
            var (start, end) = (from + found, from + found + word.Length);
            var before = text[..start].TrimEnd(' ');
            if (!before.IsEmpty && before.Length < start && (char.IsLetter(before[^1]) || before[^1] is ',' or ':') && !FollowsPreposition(before) && IsWhole(text, start, end) && !IsAmongCapitals(text, end))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Words that end one of the last lines behind a comma, "Warm wishes, Anna", "Till soon, yours Anna", and stand elsewhere in the text as well.</summary>
    public static IEnumerable<string> Signatures(string text)
    {
        var end = text.Length;
        for (var lines = 0; lines < LastLines && end > 0; lines++)
        {
            var start = text.LastIndexOf('\n', end - 1) + 1;
            if (SignatureOf(text.AsSpan(start, end - start)) is { } word && IsNameLike(word) && CountOf(word, text) > 1 && CountOf(word.ToLowerInvariant(), text) == 0)
            {
                yield return word;
            }

            end = start - 1;
        }
    }

    /// <summary>Names that a line consists of besides "your" or dashes: "Your Anna", "- Anna -", or that a line ends with behind "yours": "A kiss, la tua Anna".</summary>
    /// <param name="endsAsSigned">Whether words end with one that letters are signed with.</param>
    public static IEnumerable<string> Signed(string text, Func<string, bool> endsAsSigned)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = text.AsSpan(start, end - start).Trim(Hearts);
            start = end + 1;
            if (line.Length is < ShortestName or > LongestSignature || line.ContainsAnyInRange('0', '9') || line.IndexOfAny(":;|/\t") >= 0)
            {
                continue;
            }

            var dashed = line[0] is '-' or '–' or '~' or '*' && line[^1] == line[0];
            var inner = line.Trim("-–~* ");
            var space = inner.LastIndexOf(' ');
            var word = inner[(space + 1)..].ToString();
            if (IsNameLike(word) && (space < 0 ? dashed : endsAsSigned(inner[..space].ToString())))
            {
                yield return word;
            }
        }
    }

    private static string? SignatureOf(ReadOnlySpan<char> line)
    {
        line = line.Trim(Hearts);
        var comma = line.IndexOf(',');
        if (comma <= 0 || line.Length > LongestSignature || line.ContainsAnyInRange('0', '9') || line.IndexOfAny(":;|/") >= 0 || line[(comma + 1)..].Contains(',') || line[..comma].Count(' ') >= MostWordsOfSignature)
        {
            return null;
        }

        var tail = line[(comma + 1)..].Trim(' ');
        var space = tail.LastIndexOf(' ');
        // "yours Anna", "deine Anna".
        return space < 0 || (char.IsLower(tail[0]) && tail.Count(' ') == 1) ? tail[(space + 1)..].ToString() : null;
    }

    private static bool IsNameLike(string word) =>
        word.Length is >= ShortestName and <= LongestName && char.IsUpper(word[0]) && !AlwaysCapital.Contains(word)
        && word.Skip(1).All(c => char.IsLower(c) || c is '-' or '\'' or '’' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark);

    private static bool FollowsPreposition(ReadOnlySpan<char> before)
    {
        var start = before.Length;
        while (start > 0 && char.IsLetter(before[start - 1]))
        {
            start--;
        }

        return Places.PlaceFinder.IsPreposition(before[start..]);
    }

    // "at Grand Riverside Hotel" names a house.
    private static bool IsAmongCapitals(ReadOnlySpan<char> text, int end) => end + 1 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1]);

    private static int CountOf(string word, ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var from = 0; text[from..].IndexOf(word, StringComparison.Ordinal) is var found and >= 0; from += found + word.Length)
        {
            count += IsWhole(text, from + found, from + found + word.Length) ? 1 : 0;
        }

        return count;
    }

    private static bool IsWhole(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
}
