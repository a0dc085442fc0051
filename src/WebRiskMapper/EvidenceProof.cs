using WebRiskMapper.Pipeline;

namespace WebRiskMapper;

/// <summary>What shows from outside a deployment that its evidence is as it was.</summary>
/// <param name="Witness">Folder that gets every head of the evidence chain, or null.</param>
/// <param name="TimestampAuthority">RFC 3161 authority, or null.</param>
internal sealed record EvidenceProof(string? Witness, Uri? TimestampAuthority)
{
    public const string WitnessVariable = "WEBRISK_WITNESS";
    public const string AuthorityVariable = "WEBRISK_TSA_URL";

    /// <summary>For every command that works on runs.</summary>
    public static EvidenceProof FromEnvironment() => From(null, null);

    /// <param name="witness">As given on the command line, before what the environment says.</param>
    /// <exception cref="BadInputException">The authority is no http or https address.</exception>
    public static EvidenceProof From(string? witness, string? authority)
    {
        var folder = witness ?? Setting(WitnessVariable);
        var address = authority ?? Setting(AuthorityVariable);
        return new EvidenceProof(folder is null ? null : Path.GetFullPath(folder), address is null ? null : Address(address));
    }

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? new Uri(text)
        : throw new BadInputException(new InputProblem("--tsa-url", null, null, $"'{text}' is no http or https address", "give the timestamp authority's address in full"));

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
