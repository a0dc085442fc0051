using System.Collections.Frozen;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Domains that everyone links to and that are no advertising platforms: search, social networks, messengers, payment, shops of apps, content
/// delivery, measurement, consent, authorities, help for victims. From <c>models/well-known-domains.csv</c>.
/// </summary>
public sealed class WellKnownDomains
{
    private const string Path = "models/well-known-domains.csv";

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> domains;

    private WellKnownDomains(FrozenSet<string> domains) => this.domains = domains.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <exception cref="FormatException">A line lacks a column, or its domain is not in lower case; the message names it.</exception>
    public static WellKnownDomains Load(ModelFiles files)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in ReferenceCsv.Rows(files, Path, "domain", "kind"))
        {
            if (!row[0].Contains('.', StringComparison.Ordinal) || row[0].Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '-')))
            {
                throw new FormatException($"{Path}: '{row[0]}' is not a domain in lower case; write it such as 'example.org', an international one in its xn-- form.");
            }

            read.Add(row[0]);
        }

        return new WellKnownDomains(read.ToFrozenSet(StringComparer.Ordinal));
    }

    /// <param name="host">A host in lower case and ASCII; it counts when it or a domain above it is in the list.</param>
    public bool Contains(ReadOnlySpan<char> host)
    {
        while (true)
        {
            if (domains.Contains(host))
            {
                return true;
            }

            var dot = host.IndexOf('.');
            if (dot < 0)
            {
                return false;
            }

            host = host[(dot + 1)..];
        }
    }
}
