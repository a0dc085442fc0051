namespace WebRiskMapper.Analysis.Extraction.Handles;

/// <summary>Handles that the page's structure gives to a messenger: the value of a field whose label names it, and "@name" beside its name.</summary>
internal static class LabelledHandle
{
    private const int ShortestPlain = 5;
    private const int LongestGap = 6;
    private const int Beside = 24;
    private const int NearbyInText = 24;
    private const int ShortestNamed = 5;

    /// <summary>The value of the field that the mention labels, from the front or, where nothing else labels it, from below; null where it labels none or its value is no handle.</summary>
    public static (string Handle, TextSpan Span, bool Sure)? Of(AdText ad, MessengerMention mention, List<MessengerMention> mentions)
    {
        foreach (var field in ad.Fields)
        {
            if (field is { Label: FieldLabel.Handle, Span: { } span }
                && (LabelsFromFront(ad.Text, mention, span) || HeadsColumn(ad.Text, mention, span) || (LabelsFromBelow(ad.Text, mention, span) && !mentions.Exists(m => LabelsFromFront(ad.Text, m, span)))))
            {
                return In(ad.Text, span);
            }
        }

        return null;
    }

    /// <summary>A name that no word looks like, "on Telegram you find me as anna_99", soon behind the mention and before its sentence ends; null where there is none.</summary>
    public static (string Handle, TextSpan Span, bool Sure)? Nearby(string text, MessengerMention mention)
    {
        for (var at = mention.End; at < text.Length && at - mention.End <= NearbyInText && text[at] is not ('\n' or '\t' or '.' or '!' or '?' or ';' or ',' or '@');)
        {
            var end = at;
            while (end < text.Length && (HandleRecognizer.IsHandle(text[end]) || char.IsLetter(text[end])))
            {
                end++;
            }

            var word = text.AsSpan(at, end - at).TrimEnd('.');
            if (word.Length is >= ShortestNamed and <= HandleRecognizer.LongestHandle && char.IsAsciiLetter(word[0]) && word.Contains('_') && word.IndexOfAnyExceptInRange('!', '~') < 0)
            {
                return (word.ToString().ToLowerInvariant(), new TextSpan(at, word.Length), false);
            }

            at = Math.Max(end, at + 1);
        }

        return null;
    }

    /// <summary>Whether a cell of a row holds a messenger's name and one more word: "Mobile 07700 900783	Telegram annawien".</summary>
    public static bool FillsCell(string text, MessengerMention mention, TextSpan word)
    {
        var opens = mention.Start == 0 || text[mention.Start - 1] is '\t' or '\n';
        var isCell = (mention.Start > 0 && text[mention.Start - 1] == '\t') || (word.End < text.Length && text[word.End] == '\t');
        return opens && isCell && word.Start - mention.End == 1 && word.Length >= ShortestPlain && text.AsSpan(word.Start, word.Length).IndexOfAnyExceptInRange('a', 'z') < 0;
    }

    /// <summary>The service of "@name" where its line names one whose handle is not told otherwise, close to it; null where it names none or several.</summary>
    public static string? ServiceBeside(string text, TextSpan handle, List<MessengerMention> mentions, List<ExtractedContact> found)
    {
        string? service = null;
        foreach (var mention in mentions)
        {
            var gap = mention.End <= handle.Start ? new TextSpan(mention.End, handle.Start - mention.End) : new TextSpan(handle.End, Math.Max(0, mention.Start - handle.End));
            if (gap.Length > Beside || text.AsSpan(gap.Start, gap.Length).IndexOf('\n') >= 0 || found.Exists(c => string.Equals(c.Service, mention.Service, StringComparison.Ordinal) && c.Kind == ContactKind.Handle && c.Value[0] != '+'))
            {
                continue;
            }

            if (service is not null && !string.Equals(service, mention.Service, StringComparison.Ordinal))
            {
                return null;
            }

            service = mention.Service;
        }

        return service;
    }

    // The mention fills a cell of a table's first row, and the value the cell below it.
    private static bool HeadsColumn(string text, MessengerMention mention, TextSpan value)
    {
        var (head, row) = (LineText.Around(text, mention.Start), LineText.Around(text, value.Start));
        return row.Start == head.End + 1 && text.AsSpan(head.Start, head.Length).Contains('\t') && text.AsSpan(head.Start, head.Length).Count('\t') == text.AsSpan(row.Start, row.Length).Count('\t')
            && text.AsSpan(head.Start, mention.Start - head.Start).Count('\t') == text.AsSpan(row.Start, value.Start - row.Start).Count('\t')
            && (mention.Start == head.Start || text[mention.Start - 1] == '\t') && (mention.End == head.End || text[mention.End] == '\t');
    }

    private static bool LabelsFromFront(string text, MessengerMention mention, TextSpan value) => Touch(text, mention.End, value.Start);

    private static bool LabelsFromBelow(string text, MessengerMention mention, TextSpan value) => Touch(text, value.End, mention.Start);

    private static bool Touch(string text, int end, int start) =>
        start >= end && start - end <= LongestGap && text.AsSpan(end, start - end).Trim(" \t\n:：–—-|=•·@").IsEmpty;

    // What fills the field, or opens it before a comma or a bracket.
    private static (string Handle, TextSpan Span, bool Sure)? In(string text, TextSpan value)
    {
        // The sign may stand in a box of its own before the field.
        var isMarked = text[value.Start] == '@';
        var at = value.Start + (isMarked ? 1 : 0);
        at += isMarked && at < value.End && text[at] == ' ' ? 1 : 0;
        var end = at;
        while (end < value.End && HandleRecognizer.IsHandle(text[end]))
        {
            end++;
        }

        var handle = text[at..end].TrimEnd('.');
        var rest = text.AsSpan(end, value.End - end).TrimStart(' ');
        if (handle.Length is < HandleRecognizer.ShortestHandle or > HandleRecognizer.LongestHandle || HandleWords.AreNone(handle) || !handle.Any(char.IsAsciiLetter)
            || !(rest.IsEmpty || rest[0] is ',' or ';' or '(' or '/' or '|' or '\n' or '\t'))
        {
            return null;
        }

        return isMarked || handle.Any(c => char.IsAsciiDigit(c) || c is '_' or '.') || HasInnerCapital(handle) || (handle.Length >= ShortestPlain && handle.All(char.IsAsciiLetterLower))
            ? (handle.ToLowerInvariant(), new TextSpan(at, handle.Length), isMarked)
            : null;
    }

    // "annaWien" is written so by nobody but its owner.
    private static bool HasInnerCapital(string handle)
    {
        for (var i = 2; i < handle.Length; i++)
        {
            if (char.IsAsciiLetterUpper(handle[i]) && char.IsAsciiLetterLower(handle[i - 1]))
            {
                return true;
            }
        }

        return false;
    }
}
