using System.Text.Json;

namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>A number in E.164 and what its plan says of it.</summary>
/// <param name="Country">ISO alpha-2, or null where a calling code is shared and the digits do not decide.</param>
/// <param name="WithPrefix">It was dialled with a national prefix: stronger evidence than bare digits.</param>
internal sealed record PhoneNumber(string E164, string? Country, PhoneType Type, bool WithPrefix)
{
    public bool IsValid => Type != PhoneType.Possible;
}

/// <summary>All numbering plans, and the reading of digits by them.</summary>
internal sealed class PhonePlans
{
    private const int MaxCallingCodeLength = 3;
    private readonly Dictionary<string, PhonePlan> _byCountry = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PhonePlan>> _byCallingCode = new(StringComparer.Ordinal);

    public PhonePlans(ModelFiles files)
    {
        const string path = "models/phones.json";
        var document = JsonSerializer.Deserialize<PhonePlanFile>(files.Bytes(path).Span, JsonSerializerOptions.Web)
            ?? throw new FormatException($"{path}: the file is empty; it must hold 'plans'.");
        foreach (var row in document.Plans)
        {
            var plan = new PhonePlan(row);
            _byCountry.Add(plan.Country, plan);
            if (!_byCallingCode.TryGetValue(plan.CallingCode, out var sharing))
            {
                _byCallingCode.Add(plan.CallingCode, sharing = []);
            }

            sharing.Insert(plan.IsMain ? 0 : sharing.Count, plan);
        }
    }

    public PhonePlan? Of(string country) => _byCountry.GetValueOrDefault(country);

    /// <summary>Reads digits that begin with a calling code.</summary>
    public PhoneNumber? International(string digits)
    {
        if (digits.Length is < 8 or > 16 || digits[0] == '0')
        {
            return null;
        }

        for (var length = 1; length <= MaxCallingCodeLength; length++)
        {
            if (_byCallingCode.TryGetValue(digits[..length], out var sharing))
            {
                return International(sharing, digits[length..]);
            }
        }

        return null;
    }

    /// <summary>Reads digits as dialled inside <paramref name="plan"/>'s country.</summary>
    public static PhoneNumber? National(PhonePlan plan, string digits)
    {
        if (digits.Length is < 5 or > 13)
        {
            return null;
        }

        var stripped = plan.WithoutNationalPrefix(digits);
        var cut = stripped.Length < digits.Length;
        var strippedType = cut || stripped.Length != digits.Length ? plan.TypeOf(stripped) : null;
        var asDialled = plan.TypeOf(digits);
        // A plan whose numbers may begin with the prefix digit (8 in Russia, 0 in Italy) keeps a number that is valid as it stands.
        var (national, type) = asDialled is not null and not PhoneType.Possible || strippedType is null
            ? (digits, asDialled)
            : (stripped, strippedType);
        return type is { } t
            ? new PhoneNumber("+" + plan.CallingCode + national, plan.Country, t, national.Length < digits.Length)
            : null;
    }

    private static PhoneNumber? International(List<PhonePlan> sharing, string rest)
    {
        PhoneNumber? best = null;
        foreach (var plan in sharing)
        {
            var read = Read(plan, rest);
            if (read is null || (sharing.Count > 1 && plan.HasLeadingDigits && !plan.LeadingDigitsMatch(read.E164[(plan.CallingCode.Length + 1)..])))
            {
                continue;
            }

            if (best is null || read.Type > best.Type)
            {
                best = read;
            }
        }

        // An unassigned number of the North American plan belongs to no one country.
        return best is { IsValid: false } && string.Equals(sharing[0].CallingCode, "1", StringComparison.Ordinal)
            ? best with { Country = null }
            : best;
    }

    private static PhoneNumber? Read(PhonePlan plan, string rest)
    {
        var type = plan.TypeOf(rest);
        // "+44 (0)7700 …": people keep the trunk prefix after the calling code.
        if (type is null or PhoneType.Possible && plan.NationalPrefix is { } prefix && rest.StartsWith(prefix, StringComparison.Ordinal))
        {
            var stripped = rest[prefix.Length..];
            if (plan.TypeOf(stripped) is { } strippedType && strippedType >= (type ?? PhoneType.Possible))
            {
                return new PhoneNumber("+" + plan.CallingCode + stripped, plan.Country, strippedType, WithPrefix: true);
            }
        }

        return type is { } t ? new PhoneNumber("+" + plan.CallingCode + rest, plan.Country, t, WithPrefix: false) : null;
    }

    private sealed record PhonePlanFile(string Source, IReadOnlyList<PhonePlanRow> Plans);
}
