using System.Globalization;
using System.Net;
using System.Text;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// Finds the registrable domain of a host (the part one owner registered) by the Public Suffix List,
/// https://publicsuffix.org/list/. Private suffixes count too: two blogs on one hosting domain have two owners.
/// </summary>
public sealed class PublicSuffixList
{
    /// <summary>Where Debian's package <c>publicsuffix</c> puts the list.</summary>
    public const string DebianPath = "/usr/share/publicsuffix/public_suffix_list.dat";

    private readonly HashSet<string> rules;

    private PublicSuffixList(HashSet<string> rules) => this.rules = rules;

    /// <exception cref="BadInputException">The list is not installed.</exception>
    public static PublicSuffixList Load(string path = DebianPath) =>
        File.Exists(path)
            ? Parse(File.ReadLines(path, Encoding.UTF8))
            : throw new BadInputException(new InputProblem(path, null, null, "the Public Suffix List is missing", "install it with 'sudo apt-get install publicsuffix'"));

    /// <summary>Reads rules, one a line up to the first blank; <c>//</c> begins a comment.</summary>
    public static PublicSuffixList Parse(IEnumerable<string> lines)
    {
        var idn = new IdnMapping();
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var rule = line.Split([' ', '\t'], 2)[0];
            if (rule.Length == 0 || rule.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            var marker = rule.StartsWith("*.", StringComparison.Ordinal) ? "*." : rule[0] == '!' ? "!" : "";
            read.Add(marker + idn.GetAscii(rule[marker.Length..]).ToLowerInvariant());
        }

        return new PublicSuffixList(read);
    }

    /// <summary>
    /// The registrable domain in lower case and ASCII; the host itself when it is an address, a single label, or a public suffix.
    /// </summary>
    /// <param name="host">A host name or address, without a port; international names in either form.</param>
    public string RegistrableDomain(string host)
    {
        var bare = host.TrimEnd('.');
        if (IPAddress.TryParse(bare.Trim('[', ']'), out _))
        {
            return bare;
        }

        var labels = new IdnMapping().GetAscii(bare).ToLowerInvariant().Split('.');
        var suffix = SuffixLabels(labels);
        return string.Join('.', labels[Math.Max(0, labels.Length - suffix - 1)..]);
    }

    /// <summary>How many labels at the end are the public suffix: the longest rule wins, an exception wins over all, no rule means one.</summary>
    private int SuffixLabels(string[] labels)
    {
        for (var start = 0; start < labels.Length; start++)
        {
            var candidate = string.Join('.', labels[start..]);
            if (rules.Contains("!" + candidate))
            {
                return labels.Length - start - 1;
            }

            var parent = start + 1 < labels.Length ? string.Join('.', labels[(start + 1)..]) : "";
            if (rules.Contains(candidate) || rules.Contains("*." + parent))
            {
                return labels.Length - start;
            }
        }

        return 1;
    }
}
