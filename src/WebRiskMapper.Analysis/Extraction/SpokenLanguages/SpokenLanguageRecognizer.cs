namespace WebRiskMapper.Analysis.Extraction.SpokenLanguages;

/// <summary>
/// Reads the languages spoken, as ISO 639-1 codes: from a languages field, in words, codes or flags, and from sentences such as "I
/// speak English and Russian", and from parts of a line that list nothing else. "Russian girl" and "French kiss" name no language.
/// </summary>
internal sealed class SpokenLanguageRecognizer : IRecognizer
{
    private const string Speaks = "cue:speaks";

    /// <summary>Words between the verb and the first language ("I speak fluent and good English"), and between two of them ("English and a little bit of Russian").</summary>
    private const int MostWordsBetween = 5;

    /// <summary>Languages whose verb comes last: "İngilizce ve Rusça konuşuyorum".</summary>
    private static readonly string[] VerbLast = ["tr", "hu", "az", "kk", "ka", "hy"];

    private readonly FieldWords words;
    private readonly AdLexicon lexicons;
    private readonly Dictionary<string, string> codes;
    private readonly LanguageLists lists;

    public SpokenLanguageRecognizer(FieldWords words, AdLexicon lexicons)
    {
        this.words = words;
        this.lexicons = lexicons;
        codes = words.Of(FieldWordList.SpokenLanguages, "code").ToDictionary(c => c.Word, c => c.Code, StringComparer.OrdinalIgnoreCase);
        lists = new LanguageLists(new WordList(words.Of(FieldWordList.SpokenLanguages, "joint").Select(w => w.Word)), codes);
    }

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var found = new List<string>();
        foreach (var field in ad.Fields)
        {
            if (field.Label == FieldLabel.SpokenLanguages)
            {
                FromField(field.Value, ad.Language, found);
            }
        }

        FromText(ad, found);
        return found.Count == 0 ? draft : draft with { SpokenLanguages = [.. found.Distinct(StringComparer.Ordinal)] };
    }

    private void FromField(string value, string? language, List<string> found)
    {
        if (Codes(value) is { Count: > 0 } written)
        {
            found.AddRange(written);
            return;
        }

        foreach (var name in Names(words.MatchValue(FieldWordList.SpokenLanguages, value, language)))
        {
            if (name.Kind is "flag" || !words.Negation.RulesOut(value, name.Span, language))
            {
                found.Add(name.Code);
            }
        }
    }

    private static IEnumerable<FieldHit> Names(IReadOnlyList<FieldHit> hits) =>
        hits.Where(h => h.Kind is "name" or "flag");

    // "EN / DE / RU", "en-GB": codes only, since "de", "es" and "no" are words as well. "No" alone is an answer.
    private List<string>? Codes(string value)
    {
        var found = new List<string>();
        foreach (var part in value.Split([' ', ',', '/', ';', '|', '+', '&', '\n', '\t', '·', '•'], StringSplitOptions.RemoveEmptyEntries))
        {
            var region = part.IndexOf('-', StringComparison.Ordinal);
            if (!codes.TryGetValue(region == 2 ? part[..2] : part, out var code))
            {
                return null;
            }

            found.Add(code);
        }

        return found.Count == 1 && value.Trim().Equals("no", StringComparison.OrdinalIgnoreCase) ? null : found;
    }

    private void FromText(AdText ad, List<string> found)
    {
        var hits = words.Match(FieldWordList.SpokenLanguages, ad.Text, ad.Language);
        List<FieldHit> names = [.. Names(hits)];
        List<FieldHit> listed = [.. hits.Where(h => h.Kind is "name" or "short").Concat(lists.CodesIn(ad.Text, names)).OrderBy(h => h.Span.Start)];
        lists.Read(ad.Text, ad.Language, listed, found);
        names = [.. names.Concat(listed.Where(h => h.Kind is "code")).OrderBy(h => h.Span.Start)];
        if (names.Count == 0)
        {
            return;
        }

        var cues = lexicons.Hits(ad.Text, ad.Language).Where(h => string.Equals(h.Concept, Speaks, StringComparison.Ordinal)).Select(h => h.Span)
            .Concat(hits.Where(h => h.Kind is "cue").Select(h => h.Span));
        // Asked once a name: a text may repeat "speak English" thousands of times.
        var ruledOut = names.Select(n => n.Span).Where(span => words.Negation.RulesOut(ad.Text, span, ad.Language)).ToHashSet();
        foreach (var cue in cues)
        {
            if (!words.Negation.RulesOut(ad.Text, cue, ad.Language))
            {
                After(ad, cue, names, ruledOut, found);
                Before(ad, cue, names, found);
            }
        }
    }

    private static void After(AdText ad, TextSpan cue, List<FieldHit> names, HashSet<TextSpan> ruledOut, List<string> found)
    {
        var text = ad.Text;
        var position = cue.End;
        foreach (var name in names.Where(n => n.Span.Start >= cue.End))
        {
            var gap = text.AsSpan(position, Math.Max(0, name.Span.Start - position));
            if (LineText.EndsSentence(gap) || LineText.Words(gap) > MostWordsBetween)
            {
                return;
            }

            if (!ruledOut.Contains(name.Span))
            {
                found.Add(name.Code);
            }

            position = name.Span.End;
        }
    }

    // "English spoken", and every sentence of a language whose verb comes last. "Russian girl speaks …" is neither.
    private void Before(AdText ad, TextSpan cue, List<FieldHit> names, List<string> found)
    {
        var verbLast = VerbLast.Contains(ad.Language, StringComparer.Ordinal);
        var position = cue.Start;
        var before = new List<string>();
        foreach (var name in names.Where(n => n.Span.End <= cue.Start).Reverse())
        {
            var gap = ad.Text.AsSpan(name.Span.End, Math.Max(0, position - name.Span.End));
            var first = position == cue.Start;
            if (LineText.EndsSentence(gap) || (first ? LineText.Words(gap) > (verbLast ? 1 : 0) || gap.Contains(',') : lists.OtherWords(gap) > 2))
            {
                break;
            }

            before.Insert(0, name.Code);
            position = name.Span.Start;
        }

        found.AddRange(before);
    }
}
