using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>One text to learn a language from.</summary>
/// <param name="Words">The text, cut at spaces.</param>
/// <param name="IsPhrase">Short and learnt whole; of a sentence fragments are learnt too.</param>
internal sealed record TrainingText(string Language, Script Script, string[] Words, bool IsPhrase);

/// <summary>What the language model learns from: sentences, the wording of the lexicons, and both in Latin letters where people write so.</summary>
internal static class TrainingTexts
{
    /// <summary>A phrase in this many lexicons belongs to none of their languages.</summary>
    private const int SharedBy = 3;

    /// <summary>One romanised text for so many in the language's own letters: few write so.</summary>
    private const int RomanisedShare = 3;

    private const int LargeCity = 200_000;
    private const int Seed = 20_260_102;

    public static IReadOnlyList<TrainingText> Of(IEnumerable<(string Language, string Text)> sentences, IReadOnlyList<Lexicon> lexicons)
    {
        var texts = sentences.Select(s => Text(s.Language, s.Text, isPhrase: false)).OfType<TrainingText>().ToList();
        if (lexicons.Count == 0)
        {
            return texts;
        }

        var own = texts.GroupBy(t => t.Language).ToDictionary(g => g.Key, g => g.CountBy(t => t.Script).MaxBy(c => c.Value).Key, StringComparer.Ordinal);
        // A lexicon in Cyrillic also lists loan words in Latin letters, which say nothing of its language; Serbian writes both.
        texts.AddRange(Phrases(lexicons).Select(p => Text(p.Language, p.Text, isPhrase: true)).OfType<TrainingText>()
            .Where(t => own.TryGetValue(t.Language, out var script) && (t.Script == script || t.Language is "sr")));
        var random = new Random(Seed);
        texts.AddRange([.. texts.Where(t => t.Script == own[t.Language] && Romanisation.Knows(t.Language)).Where((_, i) => i % RomanisedShare == 0)
            .Select(t => t with { Script = Script.Latin, Words = Romanisation.Write(string.Join(' ', t.Words), t.Language, random).Split(' ') })]);
        return texts;
    }

    /// <summary>What turns up in texts of every language: large cities and English phrases of the trade.</summary>
    public static IEnumerable<string> Strangers(ModelFiles files, IReadOnlyList<Lexicon> lexicons) =>
        ReferenceCsv.Rows(files, "seeds/reference/cities.csv", "name", "population").Where(c => int.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture) >= LargeCity).Select(c => c[0])
            .Concat(Phrases(lexicons).Where(p => p.Language is "en").Select(p => p.Text));

    private static TrainingText? Text(string language, string text, bool isPhrase)
    {
        var script = LetterNgrams.MainScript(text);
        return script is Script.None or Script.Han ? null : new TrainingText(language, script, text.Split(' ', StringSplitOptions.RemoveEmptyEntries), isPhrase);
    }

    private static IEnumerable<(string Language, string Text)> Phrases(IReadOnlyList<Lexicon> lexicons)
    {
        var phrases = lexicons.SelectMany(l => l.Entries.SelectMany(e => e.Terms.Concat(e.Yes).Concat(e.No)).Select(t => t.Replace("*", "", StringComparison.Ordinal))
            .Distinct(StringComparer.OrdinalIgnoreCase).Select(t => (l.Language, Text: t))).ToList();
        var shared = phrases.CountBy(p => p.Text, StringComparer.OrdinalIgnoreCase).Where(c => c.Value >= SharedBy).Select(c => c.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return phrases.Where(p => !shared.Contains(p.Text));
    }
}
