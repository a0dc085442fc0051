using System.Collections.Frozen;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Services;

/// <summary>Reads the services offered, by the lexicons' <c>service:…</c> terms; a service that the ad rules out does not count.</summary>
internal sealed class ServiceRecognizer(ServiceCatalogue catalogue, FieldWords words, AdLexicon lexicons) : IRecognizer
{
    private const string Prefix = "service:";
    private const string Overnight = "overnight";
    private const int ShortestNight = 8 * 60;
    private const int LongestNight = 15 * 60;
    private const int LongestPriceTail = 32;
    private const int FewestWordsOfLetter = 6;
    private const int FewestWordsOfSentence = 6;
    private const int MostWordsOfFarewell = 5;
    private const string SentenceEnds = ".!?\n";

    /// <summary>What stands between the two words of one service: "accompagnement en voyage", "Dinner-Begleitung", "tantric massage".</summary>
    private static readonly FrozenSet<string> Joints = new[]
    {
        "", "-", "for", "to", "with", "of", "en", "au", "aux", "a", "à", "de", "du", "des", "d'", "pour", "para", "di", "da", "per", "zum", "zur", "für", "beim", "im", "auf", "na", "do", "в", "на", "для", "σε", "για", "στο",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What follows where "sex" asks for the gender.</summary>
    private static readonly FrozenSet<string> Genders = new[]
    {
        "female", "male", "woman", "man", "feminino", "feminina", "masculino", "mulher", "homem", "femenino", "femenina", "mujer", "hombre", "femmina", "femminile", "maschio", "donna", "uomo",
        "femme", "homme", "féminin", "masculin", "feminin", "femeie", "bărbat", "vrouw", "man", "kvinna", "kvinde", "kvinne", "weiblich", "männlich", "žena", "muž", "kobieta", "nő", "nainen", "naine", "kadın", "sieviete", "moteris", "trans", "transexual",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What "completo" makes whole elsewhere than in a list of services.</summary>
    private static readonly FrozenSet<string> WholeTexts = new[]
    {
        "perfil", "anúncio", "anuncio", "nome", "nombre", "texto", "artigo", "artículo", "dia", "día", "mês", "mes", "álbum", "vídeo", "corpo", "cuerpo", "menu", "menú", "massagem", "masaje",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly List<string> Classical = ["class", "klas", "clas", "клас", "κλασ"];

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        var offered = new HashSet<string>(StringComparer.Ordinal);
        var all = lexicons.Hits(ad.Text, ad.Language).Where(h => !h.Concept.StartsWith("label:", StringComparison.Ordinal)).ToList();
        var hits = all.FindAll(h => h.Concept.StartsWith(Prefix, StringComparison.Ordinal));
        var said = words.Match(FieldWordList.Services, ad.Text, ad.Language);
        var refused = RefusedServices.In(ad.Text, said, span => hits.Count(h => h.Span.Overlaps(span)));
        foreach (var hit in hits)
        {
            // "Tantric massage" is one service, not two: the longer term says it exactly.
            if (!words.Negation.RulesOut(ad.Text, hit.Span, ad.Language) && !refused.Exists(r => r.Overlaps(hit.Span)) && !hits.Exists(h => h.Span.Length > hit.Span.Length && h.Span.Overlaps(hit.Span))
                && !IsTitle(ad, hit) && !IsLanguage(ad, hit.Span) && !IsFacility(ad.Text, hit, hits, said) && !IsFarewell(ad.Text, hit, hits) && !IsPriced(ad.Text, hit) && !IsOtherThanSex(ad, hit, hits)
                && !(IsGeneric(hit) && (IsOther(ad, hit.Span) || IsPartOfPhrase(hit, all) || hits.Exists(h => IsSpecifiedBy(ad.Text, hit, h)))))
            {
                offered.Add(hit.Concept[Prefix.Length..]);
            }
        }

        // Who names the price of a night offers one.
        if (draft.Prices.Any(p => p.Minutes is >= ShortestNight and <= LongestNight))
        {
            offered.Add(Overnight);
        }

        return draft with { Services = [.. catalogue.Codes.Where(offered.Contains)] };
    }

    // "Languages: German, a little French": in German, among others, services are called by the names of peoples.
    private static bool IsLanguage(AdText ad, TextSpan span) => ad.Fields.Any(f => f.Label == FieldLabel.SpokenLanguages && f.Span is { } value && value.Overlaps(span));

    /// <summary>"A clean flat with parking, shower and towels": in a sentence a shower is part of the flat, unless it is taken together; in a list it is a service.</summary>
    private static bool IsFacility(string text, LexiconHit hit, List<LexiconHit> hits, IReadOnlyList<FieldHit> said)
    {
        if (hit.Concept is not "service:shower" || text.AsSpan(hit.Span.Start, hit.Span.Length).Contains(' '))
        {
            return false;
        }

        var start = text.AsSpan(0, hit.Span.Start).LastIndexOfAny(SentenceEnds) + 1;
        var length = text.AsSpan(hit.Span.End).IndexOfAny(SentenceEnds);
        var sentence = new TextSpan(start, (length < 0 ? text.Length : hit.Span.End + length) - start);
        return LineText.Words(text.AsSpan(sentence.Start, sentence.Length)) >= FewestWordsOfSentence
            && hits.Count(h => h.Span.Overlaps(sentence) && h.Concept != hit.Concept) <= 1 && !said.Any(w => w.Kind is "together" && w.Span.Overlaps(sentence));
    }

    /// <summary>"Kisses, Anna" and "Un bacio, Sofia" end a letter: a short sentence of a greeting and a name.</summary>
    private static bool IsFarewell(string text, LexiconHit hit, List<LexiconHit> hits)
    {
        if (hit.Concept is not "service:kissing")
        {
            return false;
        }

        if (ClosesLetter(text, hit, hits) || StandsBelowLetter(text, hit, hits))
        {
            return true;
        }

        var start = text.AsSpan(0, hit.Span.Start).LastIndexOfAny(SentenceEnds) + 1;
        var length = text.AsSpan(hit.Span.End).IndexOfAny(SentenceEnds);
        var end = length < 0 ? text.Length : hit.Span.End + length;
        var name = text.AsSpan(hit.Span.End, end - hit.Span.End).Trim(" ,–—-❤♥");
        return text.AsSpan(start, hit.Span.Start - start).Trim().Count(' ') == 0 && !name.IsEmpty && char.IsUpper(name[0]) && name.Count(' ') <= 1 && !name.ContainsAny(',', '/', '|')
            && !hits.Exists(h => h.Span.Start >= hit.Span.End && h.Span.Start < end);
    }

    /// <summary>"... at once. Kisses and see you soon": the last words of a paragraph.</summary>
    private static bool ClosesLetter(string text, LexiconHit hit, List<LexiconHit> hits)
    {
        var line = LineText.Around(text, hit.Span.Start);
        var before = text.AsSpan(line.Start, hit.Span.Start - line.Start).TrimEnd();
        var behind = text.AsSpan(hit.Span.End, line.End - hit.Span.End);
        return before.Length > 0 && before[^1] is '.' or '!' or '?' && LineText.Words(before) >= FewestWordsOfLetter && LineText.Words(behind) <= MostWordsOfFarewell && !behind.Contains(',')
            && !hits.Exists(h => h.Span.Start >= hit.Span.End && h.Span.Start < line.End && h.Concept != hit.Concept);
    }

    /// <summary>"Big kisses and see you soon": a short line below a paragraph.</summary>
    private static bool StandsBelowLetter(string text, LexiconHit hit, List<LexiconHit> hits)
    {
        var line = LineText.Around(text, hit.Span.Start);
        if (line.Start == 0 || LineText.Words(text.AsSpan(line.Start, hit.Span.Start - line.Start)) > 1 || LineText.Words(text.AsSpan(line.Start, line.Length)) is < 3 or > MostWordsOfFarewell + 3
            || hits.Exists(h => h.Span.Overlaps(line) && h.Concept != hit.Concept))
        {
            return false;
        }

        var above = LineText.Around(text, line.Start - 1);
        return LineText.Words(text.AsSpan(above.Start, above.Length)) >= FewestWordsOfLetter + 2 && !text.AsSpan(above.Start, above.Length).TrimEnd().EndsWith(":");
    }

    /// <summary>"Independent companion, Berlin" names the advertiser, where it is the page's or the ad's title.</summary>
    private static bool IsTitle(AdText ad, LexiconHit hit)
    {
        if (hit.Concept is not "service:escort")
        {
            return false;
        }

        var line = LineText.Around(ad.Text, hit.Span.Start);
        var content = ad.Text.AsSpan(line.Start, line.Length);
        return (line.Start == 0 && content.Length < ad.Text.Length) || content.SequenceEqual(ad.Title) || content.SequenceEqual(ad.Heading);
    }

    /// <summary>"All night (12 h): 900" in a price list says how long, "all night, dinner" what; a row of empty cells offers nothing.</summary>
    private static bool IsPriced(string text, LexiconHit hit)
    {
        if (hit.Concept is not "service:overnight")
        {
            return false;
        }

        var rest = text.AsSpan(hit.Span.End, Math.Min(LongestPriceTail, text.Length - hit.Span.End));
        var end = rest.IndexOfAny(",;\n.");
        var cells = end < 0 ? rest : rest[..end];
        return cells.ContainsAnyInRange('0', '9') || (cells.StartsWith("\t") && cells.ContainsAny('-', '–', '—') && cells.Trim("\t -–—").IsEmpty);
    }

    /// <summary>"Sexo: feminino" is a label, "perfil completo" a link, "классический массаж" a massage, and "Qui, Sex, Sáb" are days.</summary>
    private static bool IsOtherThanSex(AdText ad, LexiconHit hit, List<LexiconHit> hits)
    {
        var text = ad.Text;
        if (hit.Concept is not "service:classic")
        {
            return false;
        }

        if ((ad.Language is "pt" && text.AsSpan(hit.Span.Start, hit.Span.Length).Equals("sex", StringComparison.OrdinalIgnoreCase)) || Genders.Contains(FirstWord(text.AsSpan(hit.Span.End).TrimStart(" :\t\n–-"))))
        {
            return true;
        }

        if (text.AsSpan(hit.Span.Start, hit.Span.Length).StartsWith("complet", StringComparison.OrdinalIgnoreCase))
        {
            return WholeTexts.Contains(LastWord(text.AsSpan(0, hit.Span.Start).TrimEnd(' ')));
        }

        return Classical.Exists(c => text.AsSpan(hit.Span.Start, hit.Span.Length).StartsWith(c, StringComparison.OrdinalIgnoreCase))
            && hits.Exists(h => h.Concept is "service:massage" && (IsBlank(text, hit.Span.End, h.Span.Start) || IsBlank(text, h.Span.End, hit.Span.Start)));
    }

    private static string FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[..end].ToString();
    }

    private static string LastWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return text[start..].ToString();
    }

    private static bool IsBlank(string text, int from, int to) => from < to && text.AsSpan(from, to - from).Trim(' ').IsEmpty;

    /// <summary>"Our escorts" are who is offered, "escort to your hotel" is where.</summary>
    private static bool IsPartOfPhrase(LexiconHit hit, List<LexiconHit> all) =>
        hit.Concept is "service:escort" && all.Exists(h => h.Span.Length > hit.Span.Length && h.Span.Overlaps(hit.Span));

    /// <summary>Words that are part of other services' names, and of agencies' names.</summary>
    private static bool IsGeneric(LexiconHit hit) => hit.Concept is "service:escort" or "service:massage";

    private static bool IsSpecifiedBy(string text, LexiconHit generic, LexiconHit other)
    {
        // "massage striptease" are two tags beside each other.
        if (string.Equals(generic.Concept, other.Concept, StringComparison.Ordinal) || (generic.Concept is "service:massage" && other.Concept is not ("service:tantra" or "service:body_to_body")))
        {
            return false;
        }

        var (first, second) = generic.Span.Start < other.Span.Start ? (generic.Span, other.Span) : (other.Span, generic.Span);
        var joints = Joints.GetAlternateLookup<ReadOnlySpan<char>>();
        // "Massage relaxant" and "Tantra" are two tags; what is specified is one word.
        var gap = text.AsSpan(first.End, Math.Max(0, second.Start - first.End));
        if (gap is " " && text.AsSpan(generic.Span.Start, generic.Span.Length).Contains(' '))
        {
            return false;
        }

        return second.Start >= first.End && !gap.Contains('\n') && joints.Contains(gap.Trim());
    }

    /// <summary>In the value of a field about something else, such as the agency's name, or at the end of a label that asks where to meet: "Incall / escort: yes".</summary>
    private static bool IsOther(AdText ad, TextSpan span)
    {
        foreach (var field in ad.Fields)
        {
            if (field.Label is FieldLabel.Other or FieldLabel.Name or FieldLabel.VisitType && field.Span is { } value
                && (value.Overlaps(span) || (field.Label is FieldLabel.VisitType && value.Start >= span.End && ad.Text.AsSpan(span.End, value.Start - span.End).Trim(" :\t").IsEmpty)))
            {
                return true;
            }
        }

        return false;
    }
}
