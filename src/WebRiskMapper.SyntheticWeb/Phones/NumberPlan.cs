using System.Globalization;

namespace WebRiskMapper.SyntheticWeb.Phones;

/// <summary>
/// Mobile numbers of one country. Ranges that the regulator keeps for drama are used first (Ofcom 07700 900xxx, 555-01xx,
/// ARCEP 06 39 98, Bundesnetzagentur 0171 39200xx and 0176 040690xx, PTS 070-174 06 05 to 99); when they are used up, or where a country
/// keeps none, a mobile prefix of the numbering plan with digits drawn in a fixed order.
/// </summary>
/// <param name="Ranges">National significant numbers, with <c>#</c> for free digits, used in order.</param>
/// <param name="Grouping">National writing: <c>#</c> for digits of the significant number.</param>
internal sealed record NumberPlan(string Country, string CallingCode, string Trunk, string[] Ranges, string Grouping)
{
    public static IReadOnlyDictionary<string, NumberPlan> ByCountry { get; } = new NumberPlan[]
    {
        new("GB", "44", "0", ["7700900###", "740#######"], "#### ######"),
        new("IE", "353", "0", ["85#######"], "## ### ####"),
        new("US", "1", "", ["31255501##", "71355501##", "30555501##", "20655501##", "30355501##", "61755501##", "77355501##", "78655501##", "28155501##", "85755501##", "425555####", "9174######"], "### ### ####"),
        new("DE", "49", "0", ["17139200##", "176040690##", "1512#######"], "### ########"),
        new("AT", "43", "0", ["664#######"], "### ### ####"),
        new("CH", "41", "0", ["78#######"], "## ### ## ##"),
        new("FR", "33", "0", ["63998####", "612######"], "# ## ## ## ##"),
        new("BE", "32", "0", ["47#######"], "### ## ## ##"),
        new("ES", "34", "", ["612######"], "### ### ###"),
        new("CY", "357", "", ["96######"], "## ######"),
        new("GR", "30", "", ["694#######"], "### ### ####"),
        new("KZ", "7", "8", ["777#######"], "### ### ## ##"),
        new("IT", "39", "", ["347#######"], "### ### ####"),
        new("PT", "351", "", ["912######"], "### ### ###"),
        new("NL", "31", "0", ["62#######"], "# ########"),
        new("PL", "48", "", ["51#######"], "### ### ###"),
        new("CZ", "420", "", ["77#######"], "### ### ###"),
        new("SK", "421", "0", ["905######"], "### ### ###"),
        new("HU", "36", "06", ["30#######"], "## ### ####"),
        new("RO", "40", "0", ["72#######"], "### ### ###"),
        new("BG", "359", "0", ["88#######"], "### ### ###"),
        new("TR", "90", "0", ["532#######"], "### ### ## ##"),
        new("UA", "380", "0", ["67#######"], "## ### ## ##"),
        new("RS", "381", "0", ["64#######"], "## ### ####"),
        new("SE", "46", "0", [.. Enumerable.Range(61, 9).Select(n => "701740" + n + "#"), "73#######"], "## ### ## ##"),
        new("FI", "358", "0", ["40#######"], "## ### ####"),
        new("MD", "373", "0", ["69######"], "## ### ###"),
        new("ME", "382", "0", ["67######"], "## ### ###"),
        new("BA", "387", "0", ["61######"], "## ### ###"),
        new("CA", "1", "", ["60455501##", "41655501##", "51455501##", "40355501##", "613555####", "902555####", "780555####", "250555####", "6047######"], "### ### ####"),
    }.ToDictionary(p => p.Country, StringComparer.Ordinal);

    /// <summary>The n-th number of the plan: distinct numbers for distinct n, in an order that does not look counted.</summary>
    public string Significant(int n)
    {
        foreach (var range in Ranges)
        {
            var free = range.Count(c => c == '#');
            var size = (long)Math.Pow(10, free);
            if (n < size)
            {
                // 7,919 is prime and shares no factor with a power of ten, so the product visits every number once.
                var digits = ((n + 37L) * 7919L % size).ToString(CultureInfo.InvariantCulture).PadLeft(free, '0');
                return range[..^free] + digits;
            }

            n -= (int)size;
        }

        throw new InvalidOperationException($"The number plan of {Country} has no number left; invent a smaller world.");
    }

    public string E164(string significant) => "+" + CallingCode + significant;

    public string National(string significant, char separator = ' ') =>
        Trunk + (Trunk is "8" or "06" ? separator.ToString() : "") + Grouped(significant, separator);

    public string Grouped(string significant, char separator)
    {
        var text = new System.Text.StringBuilder(significant.Length + 6);
        var at = 0;
        foreach (var mark in Grouping)
        {
            if (at == significant.Length)
            {
                break;
            }

            text.Append(mark == '#' ? significant[at++] : separator);
        }

        return text.Append(significant.AsSpan(at)).ToString();
    }
}
