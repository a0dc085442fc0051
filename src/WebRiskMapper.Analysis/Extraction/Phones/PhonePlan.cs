using System.Globalization;
using System.Text.RegularExpressions;

namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>What a national number is for, as far as the numbering plan tells.</summary>
internal enum PhoneType
{
    /// <summary>The length fits, the pattern does not: a range not yet assigned, or one reserved for fiction.</summary>
    Possible,

    /// <summary>Paid by who is called: hotlines and offices of companies.</summary>
    Free,
    Other,
    Fixed,
    Mobile,
}

/// <summary>The numbering plan of one country, from <c>models/phones.json</c>.</summary>
internal sealed class PhonePlan
{
    private readonly Lazy<Regex> _pattern;
    private readonly Lazy<Regex>? _leading;
    private readonly Lazy<Regex>? _prefix;
    private readonly List<(PhoneType Type, Lazy<Regex> Pattern)> _types = [];
    private readonly int[] _lengths;
    private readonly string? _transform;

    public PhonePlan(PhonePlanRow row)
    {
        Country = row.Country;
        CallingCode = row.CallingCode;
        IsMain = row.Main;
        NationalPrefix = row.NationalPrefix;
        InternationalPrefix = row.InternationalPrefix;
        HasTypes = row.Types is { Count: > 0 };
        _lengths = [.. row.Lengths];
        _transform = row.NationalPrefixTransform;
        _pattern = Whole(row.Pattern);
        _leading = row.LeadingDigits is null ? null : Start(row.LeadingDigits);
        var prefix = row.NationalPrefixPattern ?? row.NationalPrefix;
        _prefix = prefix is null ? null : Start(prefix);
        foreach (var (name, pattern) in row.Types ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            var type = name switch { "mobile" => PhoneType.Mobile, "fixed" => PhoneType.Fixed, "tollFree" => PhoneType.Free, _ => PhoneType.Other };
            _types.Add((type, Whole(pattern)));
        }

        // Mobile first: where a range is both, it is read as mobile.
        _types.Sort((a, b) => b.Type.CompareTo(a.Type));
    }

    public string Country { get; }

    public string CallingCode { get; }

    /// <summary>True for the country that a shared calling code stands for when nothing else decides.</summary>
    public bool IsMain { get; }

    public string? NationalPrefix { get; }

    public string? InternationalPrefix { get; }

    public bool HasTypes { get; }

    public bool HasLeadingDigits => _leading is not null;

    public bool LeadingDigitsMatch(string national) => _leading is not null && _leading.Value.IsMatch(national);

    /// <summary>The type of a national significant number, or null when even its length is impossible.</summary>
    public PhoneType? TypeOf(string national)
    {
        if (Array.IndexOf(_lengths, national.Length) < 0)
        {
            return null;
        }

        if (!_pattern.Value.IsMatch(national))
        {
            return PhoneType.Possible;
        }

        foreach (var (type, pattern) in _types)
        {
            if (pattern.Value.IsMatch(national))
            {
                return type;
            }
        }

        return HasTypes ? PhoneType.Possible : PhoneType.Other;
    }

    /// <summary>The number without its national (trunk) prefix, or the number itself when it has none.</summary>
    public string WithoutNationalPrefix(string dialled)
    {
        if (_prefix is null)
        {
            return dialled;
        }

        var match = _prefix.Value.Match(dialled);
        if (!match.Success || match.Length == 0)
        {
            return dialled;
        }

        if (_transform is not null && match.Groups.Count > 1 && match.Groups[1].Success)
        {
            return _transform.Replace("$1", match.Groups[1].Value, StringComparison.Ordinal) + dialled[match.Length..];
        }

        // "0549…" style transforms apply only with their group; a plain prefix is cut.
        return dialled[match.Length..];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Country} +{CallingCode}");

    private static Lazy<Regex> Whole(string pattern) => Anchored("^(?:" + pattern + ")$");

    private static Lazy<Regex> Start(string pattern) => Anchored("^(?:" + pattern + ")");

    /// <summary>A limit would be one of the wall's clock, and fail where the machine is busy; a number is too short to take long.</summary>
    private static Lazy<Regex> Anchored(string pattern) =>
        new(() => new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ECMAScript, Regex.InfiniteMatchTimeout));
}

/// <summary>One line of <c>models/phones.json</c>. Patterns are regular expressions over digits.</summary>
internal sealed record PhonePlanRow(
    string Country,
    string CallingCode,
    bool Main,
    string? InternationalPrefix,
    string? NationalPrefix,
    string? NationalPrefixPattern,
    string? NationalPrefixTransform,
    string? LeadingDigits,
    IReadOnlyList<int> Lengths,
    string Pattern,
    IReadOnlyDictionary<string, string>? Types);
