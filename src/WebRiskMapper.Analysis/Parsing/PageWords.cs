using System.Text.Json;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What wording on a page's frame announces, whatever the page is about.</summary>
internal enum PageWord
{
    Footer,
    Related,
    Reviews,
    Gate,
    GateAccept,
    GateRefuse,
    Blocked,
    Login,
    Next,
    ServicePage,

    /// <summary>"Please log in to continue": said in place of the content.</summary>
    LoginRequired,

    /// <summary>Buying, paying, subscribing.</summary>
    Payment,

    /// <summary>The button that reports an ad: it stands in the ad, beside its contacts.</summary>
    Report,

    /// <summary>A heading under which the site tells its visitors what to do and to beware of.</summary>
    Advice,

    /// <summary>What a site says of its use of cookies.</summary>
    Cookies,

    /// <summary>"No ads found": said in place of a list.</summary>
    NoResults,
}

/// <summary>
/// The wording that sites in many languages use around their content (<c>models/page-words.json</c>): weak evidence,
/// always weighed together with structure. All languages are looked for at once, since frames are often not in the
/// language of the ad.
/// </summary>
internal sealed class PageWords
{
    private const string Path = "models/page-words.json";

    private const int LongestRemembered = 60;

    private static readonly string[] TitleMarks = [" - ", " – ", " — ", "|", " · ", "•", "»", "›", " / ", ": ", " :: ", "«"];

    /// <summary>Roles of the file that are no wording by themselves.</summary>
    private const string ReviewNoun = "review_noun";
    private const string ReviewOf = "review_of";

    private readonly TermTrie anywhere;
    private readonly ReviewCaption reviews;

    // The same menus, buttons and headings stand on page after page. One slot a hash: threads replace each other's, which costs time only.
    private readonly Remembered?[] remembered = new Remembered?[1 << 13];

    private PageWords(TermTrie anywhere, ReviewCaption reviews)
    {
        this.anywhere = anywhere;
        this.reviews = reviews;
    }

    public static PageWords Load(ModelFiles files)
    {
        var terms = new List<(string, int)>();
        var roles = Read(files.Text(Path));
        foreach (var (name, byLanguage) in roles.Where(r => r.Key is not (ReviewNoun or ReviewOf)))
        {
            if (!Enum.TryParse<PageWord>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var word))
            {
                throw new InvalidDataException($"{Path}: field '{name}': not a known role; the roles are {string.Join(", ", Enum.GetNames<PageWord>())}, {ReviewNoun} and {ReviewOf}.");
            }

            terms.AddRange(byLanguage.Values.SelectMany(t => t).Select(t => (t, (int)word)));
        }

        return new PageWords(new TermTrie(terms), new ReviewCaption(roles.GetValueOrDefault(ReviewNoun) ?? [], roles.GetValueOrDefault(ReviewOf) ?? []));
    }

    /// <summary>
    /// The roles that a page's title or heading announces. Sites put their name before or after what the page is about,
    /// so each part between dashes and bars is looked at by itself.
    /// </summary>
    public PageWordSet FindTitle(string? title)
    {
        if (string.IsNullOrEmpty(title))
        {
            return default;
        }

        var found = Find(title);
        foreach (var part in title.Split(TitleMarks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var own = Find(part);
            found = found with { Opening = found.Opening | own.Whole, Whole = found.Whole | own.Whole };
        }

        return found;
    }

    /// <summary>Whether the last part of an address, or a value of its query, names a page about the site itself: <c>/info/terms-of-use.html</c>.</summary>
    public bool NamesServicePage(Uri address)
    {
        var path = address.AbsolutePath.AsSpan().TrimEnd('/');
        var last = path[(path.LastIndexOf('/') + 1)..];
        var dot = last.LastIndexOf('.');
        return Names(dot > 0 && last.Length - dot <= 6 ? last[..dot] : last) || address.Query.TrimStart('?').Split('&').Any(q => Names(q.AsSpan(q.IndexOf('=') + 1)));
    }

    /// <summary>Whether a folder of an address, or the host before it, is one of pages about the site itself: <c>/blog/how-to-spot-a-fake.html</c>.</summary>
    public bool StandsAmongServicePages(Uri address)
    {
        // "help.example.com"
        if (address.Host.IndexOf('.', StringComparison.Ordinal) is > 0 and var label && Names(address.Host.AsSpan(0, label)))
        {
            return true;
        }

        var path = address.AbsolutePath.AsSpan().Trim('/');
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/'))
        {
            if (Names(path[..slash]))
            {
                return true;
            }

            path = path[(slash + 1)..];
        }

        return false;
    }

    private bool Names(ReadOnlySpan<char> slug) =>
        slug.Length is > 2 and <= LongestRemembered * 3 && !slug.ContainsAnyInRange('0', '9') && Find(Uri.UnescapeDataString(slug.ToString()).Replace('+', ' ')).Is(PageWord.ServicePage);

    /// <summary>The roles found in a text, as a set.</summary>
    public PageWordSet Find(string text)
    {
        if (text.Length > LongestRemembered)
        {
            return Look(text);
        }

        ref var slot = ref remembered[text.GetHashCode(StringComparison.Ordinal) & (remembered.Length - 1)];
        if (slot is { } known && string.Equals(known.Text, text, StringComparison.Ordinal))
        {
            return known.Found;
        }

        var found = Look(text);
        slot = new Remembered(text, found);
        return found;
    }

    private PageWordSet Look(string text)
    {
        List<(int Group, TextSpan Span)> hits = [];
        anywhere.Match(text, hits);
        var anyWhere = 0;
        var opening = 0;
        var whole = 0;
        var gateTerms = 0;
        foreach (var (group, span) in hits)
        {
            anyWhere |= 1 << group;
            gateTerms += group == (int)PageWord.Gate ? 1 : 0;
            if (!HasWordBetween(text, 0, span.Start))
            {
                var isWhole = !HasWordBetween(text, span.End, text.Length);
                // "Contact" may open an ad's title as well; as a page's name it stands with hardly another word.
                opening |= group != (int)PageWord.ServicePage || isWhole || text.AsSpan(span.Start, span.Length).Contains(' ') || IsShort(text.AsSpan(span.End)) ? 1 << group : 0;
                whole |= isWhole ? 1 << group : 0;
            }
        }

        if (reviews.Is(text))
        {
            const int role = 1 << (int)PageWord.Reviews;
            (anyWhere, opening, whole) = (anyWhere | role, opening | role, whole | role);
        }

        return new PageWordSet(anyWhere, opening, whole, gateTerms);
    }

    private static bool HasWordBetween(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsLetter(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsShort(ReadOnlySpan<char> rest) => rest.Trim(" -–—|·:»&").Count(' ') <= 1;

    private sealed record Remembered(string Text, PageWordSet Found);

    private static Dictionary<string, Dictionary<string, string[]>> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(json) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{Path}:{e.LineNumber + 1}: field '{e.Path}': {e.Message} Each role maps languages to lists of terms.", e);
        }
    }
}

/// <summary>Which roles a text shows: somewhere in it, at its start, or as the whole of it (digits and signs aside).</summary>
internal readonly record struct PageWordSet(int Anywhere, int Opening, int Whole, int GateTerms)
{
    public bool Has(PageWord word) => (Anywhere & (1 << (int)word)) != 0;

    public bool OpensWith(PageWord word) => (Opening & (1 << (int)word)) != 0;

    public bool Is(PageWord word) => (Whole & (1 << (int)word)) != 0;

    public PageWordSet With(PageWordSet other) => new(Anywhere | other.Anywhere, Opening | other.Opening, Whole | other.Whole, GateTerms + other.GateTerms);
}
