using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Profiles;

/// <summary>
/// What a sample of a site's ad pages taught about its template: which places say the same on every page, which hold which field, and how
/// often each field is to be expected. A researcher may edit it; what it says is then believed.
/// </summary>
/// <param name="Version">Counts up each time the site is learnt anew or its profile edited.</param>
/// <param name="LearnedOn">The day of the pages it was learnt from.</param>
/// <param name="Pages">Ad pages it was learnt from.</param>
/// <param name="AdAddress">The shape of the site's ad addresses, as <see cref="Parsing.PageAddress.Shape"/> writes it, behind the folder that holds them where they have one of their own (<c>/ad 2:x-0:?</c>); null when they differ.</param>
/// <param name="List">How the site lists its ads; null while no list was seen.</param>
/// <param name="Yields">Share of ads that gave at least one value, 0 to 1, by field.</param>
public sealed record SiteProfile(int Version, DateOnly LearnedOn, int Pages, string? AdAddress, ListTemplate? List, IReadOnlyList<ProfileRegion> Regions, IReadOnlyDictionary<string, double> Yields)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="InvalidDataException">The text is no profile; the message names line, field and remedy.</exception>
    public static SiteProfile Read(string json, string source)
    {
        SiteProfile? profile;
        try
        {
            profile = JsonSerializer.Deserialize<SiteProfile>(json, Options);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{source}:{e.LineNumber + 1}: field '{e.Path}': {e.Message} Start from what 'sites profile SITE --json' prints.", e);
        }

        if (profile is not { Regions: { } regions, Yields: { } yields })
        {
            throw new InvalidDataException($"{source}: fields 'regions' and 'yields' are missing. Start from what 'sites profile SITE --json' prints.");
        }

        for (var i = 0; i < regions.Count; i++)
        {
            if (regions[i] is not { Path: not null, Lead: not null })
            {
                throw new InvalidDataException($"{source}: field 'regions[{i}]' has no 'path' or no 'lead'. An empty lead is \"\".");
            }

            if (regions[i] is { Kind: RegionKind.Field, Field: null } or { Kind: RegionKind.Fixed, Text: null })
            {
                throw new InvalidDataException($"{source}: field 'regions[{i}]': a field region names its 'field', and a fixed one holds the hash of its 'text'.");
            }
        }

        if (profile.AdAddress is "" || (profile.List is { } list && (list is not { Card: not null, Addresses: not null } || list.Cards < 1 || list.Addresses.Contains(""))))
        {
            throw new InvalidDataException($"{source}: field 'list' needs the 'card' that each ad stands in, 'cards' of at least 1, and 'addresses', which may be []; no address, 'ad_address' included, is empty.");
        }

        var bad = yields.FirstOrDefault(y => y.Value is < 0 or > 1);
        return bad.Key is null ? profile : throw new InvalidDataException($"{source}: field 'yields.{bad.Key}' is {bad.Value}; a yield lies between 0 and 1.");
    }
}

public enum RegionKind
{
    /// <summary>Says the same on the site's pages: the site's own words, and its own contact.</summary>
    Fixed,

    /// <summary>Holds one field of the ad, whether or not its label is known.</summary>
    Field,
}

/// <summary>A place in a site's template.</summary>
/// <param name="Path">Blocks from the outermost to the innermost, each its tag and first class, such as <c>body&gt;div.wrap&gt;li.fact</c>.</param>
/// <param name="Lead">The words that open the line there, in lower case, such as a label; after <see cref="Below"/> those of the line above it or of the cell before; empty when the place is known by its path alone.</param>
/// <param name="Field">What the place holds; for <see cref="RegionKind.Fixed"/> the kind of the site's own contact, or null for words.</param>
/// <param name="Text">SHA-256 (first 16 bytes, hexadecimal) of the words, for <see cref="RegionKind.Fixed"/>: a site's words may name a person.</param>
/// <param name="Seen">Share of the ad pages that have the place, 0 to 1.</param>
/// <param name="Example">A value with letters and digits that could tell who is meant replaced.</param>
public sealed record ProfileRegion(string Path, string Lead, RegionKind Kind, FieldLabel? Field, string? Text, double Seen, string? Example)
{
    public const string Below = "^";
}

/// <summary>How a site lists its ads.</summary>
/// <param name="Card">The block that holds one ad, as in <see cref="ProfileRegion.Path"/>.</param>
/// <param name="Cards">Cards of a page, the median.</param>
/// <param name="Pages">Lists it was learnt from.</param>
/// <param name="Addresses">Shapes of addresses that are lists, written as <see cref="SiteProfile.AdAddress"/> is.</param>
public sealed record ListTemplate(string Card, int Cards, int Pages, IReadOnlyList<string> Addresses);
