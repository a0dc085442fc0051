using System.CommandLine;

namespace WebRiskMapper;

/// <summary>Where a deployment keeps its data; the options that every command understands.</summary>
/// <param name="DataDirectory">Archive, keys and, without a connection string, the private PostgreSQL cluster.</param>
/// <param name="ConnectionString">PostgreSQL to use, or null for the private cluster.</param>
internal sealed record DeploymentOptions(string DataDirectory, string? ConnectionString, bool Json)
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder for archive, keys and the private database. Default: $WEBRISK_DATA, else /var/lib/webriskmapper for root and ~/.local/share/webriskmapper for others.",
        Recursive = true,
        HelpName = "DIR",
    };

    private static readonly Option<string?> Connection = new("--connection")
    {
        Description = "Connection string of a PostgreSQL 15 or newer. Default: $WEBRISK_CONNECTION, else a private cluster in the data folder.",
        Recursive = true,
        HelpName = "STRING",
    };

    private static readonly Option<bool> AsJson = new("--json")
    {
        Description = "Print JSON instead of text.",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Data);
        root.Options.Add(Connection);
        root.Options.Add(AsJson);
    }

    public static DeploymentOptions From(ParseResult parsed) => new(
        Path.GetFullPath(parsed.GetValue(Data) ?? Setting("WEBRISK_DATA") ?? DefaultDirectory()),
        parsed.GetValue(Connection) ?? Setting("WEBRISK_CONNECTION"),
        parsed.GetValue(AsJson));

    public static bool WantsJson(ParseResult parsed) => parsed.GetValue(AsJson);

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    // Root's home is closed to the unprivileged user that PostgreSQL runs as.
    private static string DefaultDirectory() => Environment.IsPrivilegedProcess
        ? "/var/lib/webriskmapper"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "webriskmapper");
}
