using System.Globalization;
using System.Text.RegularExpressions;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>A year or date of birth, stated for the person advertised, that makes her under 18 on the day the page was seen.</summary>
internal static partial class BirthYears
{
    private const int Adult = 18;
    private const int Youngest = 8;

    /// <summary>Characters between "born" and the year: "born on the 3rd of September".</summary>
    private const int LongestGap = 28;

    /// <summary>Characters on each side in which a child, a dog or a salon may be named.</summary>
    private const int Clause = 40;

    private const int WordsToThing = 6;

    private static readonly WordList Born = Words(
        "born|year of birth|birth year|date of birth|birthdate|dob|d.o.b|geboren|geb|jahrgang|geburtsjahr|geburtsdatum|né|née|date de naissance|année de naissance|nací|nacida|nacido|nací en|año de nacimiento|fecha de nacimiento|nata|nato|anno di nascita|data di nascita|classe|nasci|nascida|ano de nascimento|data de nascimento|geboortejaar|geboortedatum|bouwjaar|ur|urodzona|urodziłam|rocznik|rok urodzenia|data urodzenia|narozena|narozená|narodila|rok narození|datum narození|ročník|narodená|rok narodenia|dátum narodenia|születtem|született|születési év|születési dátum|născută|nascuta|anul nașterii|data nașterii"
        + "|родена|родена съм|година на раждане|набор|γεννήθηκα|γεννημένη|έτος γέννησης|ημερομηνία γέννησης|doğum tarihi|doğum yılı|doğdum|родилась|рождена|год рождения|дата рождения|народилася|народилась|рік народження|дата народження|rođena|rođ|godina rođenja|datum rođenja|godište|рођена|година рођења|годиште|rojena|letnik|leto rojstva|datum rojstva|година на раѓање|датум на раѓање|e lindur|lindur|u linda|viti i lindjes|född|födelseår|født|fødselsår|fødselsdato|årgang|syntynyt|synnyin|syntymävuosi|sündinud|sündisin|sünniaasta|dzimusi|dzimšanas gads|dzimšanas datums|gimusi|gimiau|gimimo metai|gimimo data"
        + "|დავიბადე|დაბადებული|დაბადების წელი|დაბადების თარიღი|ծնվել եմ|ծնված|ծննդյան տարեթիվը|ծննդյան թիվը|doğulmuşam|təvəllüdüm|doğum ilim|туған жылы|туған жылым|туған күні|مواليد|ولدت عام|تاريخ الميلاد|ילידת|נולדתי ב|תאריך לידה|出生|生年月日|जन्म");

    private static readonly WordList BornAfter = Words(
        "doğumlu|doğumluyum|г.р|г. р|года рождения|р.н|р. н|року народження|godište|godiste|годиште|születésű|ben születtem|ban születtem|təvəllüdlü|cu ildə doğulmuşam|ci ildə doğulmuşam|жылы туғанмын|жылы туылғанмын|ж.т|წელს დავიბადე|წელს დაბადებული|წელს ვარ დაბადებული|թվականին ծնված|թ. ծնված|թ. եմ ծնվել|թվականին եմ ծնվել|.gads dzimusi|gadā dzimusi|metais gimusi|m. gimusi|år født|年生まれ|年出生|年生");

    /// <summary>"Born in Graz, here since 2012": the year is another one.</summary>
    private static readonly WordList Since = Words("since|here|seit|hier|depuis|ici|desde|dal|dalla|desde|sinds|с|з|із|от|од|od|óta|från|sedan|siden|alates|kopš|nuo|beri|din|από|from|now|site|ab");

    /// <summary>The age, in whole years, that the line's first such date makes on <paramref name="seenOn"/>; null when it makes none from 8 to 17, for certain.</summary>
    public static int? AgeIn(ReadOnlySpan<char> line, DateOnly seenOn)
    {
        if (seenOn.Year < 2000 || !line.ContainsAny('0', '9') || !line.Contains("20", StringComparison.Ordinal))
        {
            return null;
        }

        string? text = null;
        string? folded = null;
        foreach (var match in Date().EnumerateMatches(line))
        {
            text ??= line.ToString();
            folded ??= FoldedText.Fold(text);
            if (AgeOn(text.Substring(match.Index, match.Length), seenOn) is { } age && (FollowsCue(folded, match.Index) || PrecedesCue(folded, match.Index + match.Length)) && !IsOfAnother(text, match.Index, match.Length))
            {
                return age;
            }
        }

        return null;
    }

    // By the year alone nobody tells 17 from 18: only who was surely under 18 all year counts.
    private static int? AgeOn(string date, DateOnly seenOn)
    {
        var parts = date.Split('.', '/', '-', ' ').Where(p => p.Length > 0).Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var year = Math.Max(parts[0], parts[^1]);
        var age = seenOn.Year - year;
        if (parts.Length == 3)
        {
            var (month, day) = parts[0] == year ? (parts[1], parts[2]) : parts[1] <= 12 ? (parts[1], parts[0]) : (parts[0], parts[1]);
            age -= (month, day).CompareTo((seenOn.Month, seenOn.Day)) > 0 ? 1 : 0;
        }

        return age is >= Youngest and < Adult ? age : null;
    }

    private static bool FollowsCue(string folded, int at)
    {
        for (var end = at; end > 0 && at - end <= LongestGap; end--)
        {
            // "ned, 03. lis 2010" is a Sunday, though "né" opens it.
            if ((end == folded.Length || !char.IsLetter(folded[end]) || !char.IsLetter(folded[end - 1])) && Born.LengthBefore(folded, end) > 0)
            {
                return !Since.AppearsIn(folded.AsSpan(end, at - end));
            }

            // A sentence that ended has said whatever it said; "geb. 2010", "3. Mai" go on.
            if (folded[end - 1] is '\n' or '!' or '?' or ';' or '|')
            {
                return false;
            }
        }

        return false;
    }

    private static bool PrecedesCue(string folded, int end)
    {
        for (var at = end; at < folded.Length && at <= end + 2; at++)
        {
            if (BornAfter.LengthAt(folded, at) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfAnother(string text, int at, int length)
    {
        var from = Math.Max(0, at - LongestGap - Clause);
        var tokens = new List<AgeToken>();
        AgeTokens.Read(text.AsSpan(from, Math.Min(text.Length, at + length + Clause) - from), tokens);
        var number = tokens.FindIndex(t => t.Number is > 1900);
        return tokens.Count > 0 && OtherSubjects.Own(tokens, number < 0 ? tokens.Count - 1 : number, WordsToThing);
    }

    private static WordList Words(string words) => new(words.Split('|'));

    // Without a limit by the wall's clock, which would fail where the machine is busy: a match looks at ten characters.
    [GeneratedRegex(@"(?<!\d)(?:\d{1,2}[./-] ?\d{1,2}[./-] ?20\d\d|20\d\d[./-]\d{1,2}[./-]\d{1,2}|20\d\d)(?!\d)", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Date();
}
