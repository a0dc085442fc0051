using Npgsql;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Access;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper;

/// <summary>
/// An open deployment: its data folder and a database that is up to date. Without a connection string the private
/// cluster in the data folder serves, shared with every other webrisk on the same folder.
/// </summary>
internal sealed class Deployment : IAsyncDisposable
{
    private readonly LocalPostgres? local;

    private Deployment(DeploymentOptions options, LocalPostgres? local, string connectionString)
    {
        this.local = local;
        DataDirectory = options.DataDirectory;
        ConnectionString = connectionString;
        Database = NpgsqlDataSource.Create(Prepared(connectionString));
    }

    public string DataDirectory { get; }

    /// <summary>The owner's; holds a password, so it is never printed.</summary>
    public string ConnectionString { get; }

    public NpgsqlDataSource Database { get; }

    /// <summary>Folder of <c>pg_dump</c> and <c>pg_restore</c> of the private cluster, or null.</summary>
    public string? PostgresBinDirectory => local?.BinDirectory;

    public bool IsLocal => local is not null;

    public RiskMapDbContext OpenContext() => RiskMapDbContext.Open(ConnectionString);

    public CampaignStore Campaigns() => new(Database, PublicSuffixList.Load(), TimeProvider.System);

    public ContactKey ContactKey() => ContactKeyRing.LoadOrCreate(DataDirectory);

    /// <summary>Opens the database as it is, without touching its schema.</summary>
    public static async Task<Deployment> ConnectAsync(DeploymentOptions options, ILogger? logger, CancellationToken ct)
    {
        if (options.ConnectionString is { } given)
        {
            return new Deployment(options, null, Checked(given));
        }

        var started = await LocalPostgres.StartAsync(new LocalPostgresOptions { DataDirectory = Path.Combine(options.DataDirectory, "postgres") }, logger, ct);
        return new Deployment(options, started, started.ConnectionString);
    }

    /// <summary>Opens the database to read from it; its schema must be this build's.</summary>
    /// <exception cref="BadInputException">The schema is missing or older.</exception>
    public static async Task<Deployment> ConnectToReadAsync(DeploymentOptions options, CancellationToken ct)
    {
        var deployment = await ConnectAsync(options, null, ct);
        var missing = true;
        try
        {
            missing = (await RiskMapDatabase.StatusAsync(deployment.ConnectionString, ct)).Any(m => !m.Applied);
        }
        finally
        {
            if (missing)
            {
                await deployment.DisposeAsync();
            }
        }

        return missing
            ? throw new BadInputException(new InputProblem("database", null, null, "it is empty or of an older version", "run 'webrisk db migrate'; 'webrisk campaign create FILE' and 'webrisk campaign run NAME' fill it"))
            : deployment;
    }

    /// <summary>Opens the database, applies the migrations that are missing and loads the reference data.</summary>
    public static async Task<Deployment> OpenAsync(DeploymentOptions options, ILogger? logger, CancellationToken ct)
    {
        var deployment = await ConnectAsync(options, logger, ct);
        var ready = false;
        try
        {
            await deployment.PrepareAsync(ct);
            ready = true;
            return deployment;
        }
        finally
        {
            if (!ready)
            {
                await deployment.DisposeAsync();
            }
        }
    }

    public async Task PrepareAsync(CancellationToken ct)
    {
        await RiskMapDatabase.MigrateAsync(ConnectionString, ct);
        await using var connection = await Database.OpenConnectionAsync(ct);
        await ReferenceData.LoadAsync(connection, ShippedFiles.Folder("seeds"), ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (local is not null)
        {
            await local.DisposeAsync();
        }
    }

    /// <summary>
    /// A worker sends the same few statements over and over; planning them each time costs more than running them. A connection string that
    /// says otherwise (as one through a pooler must) is followed.
    /// </summary>
    private static string Prepared(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!builder.ContainsKey("Max Auto Prepare"))
        {
            builder.MaxAutoPrepare = 64;
            builder.AutoPrepareMinUsages = 3;
        }

        return builder.ConnectionString;
    }

    private static string Checked(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
        }
        catch (ArgumentException e)
        {
            throw new BadInputException(new InputProblem("--connection", null, null, e.Message, "write it as Host=…;Database=…;Username=…;Password=…"));
        }
    }
}
