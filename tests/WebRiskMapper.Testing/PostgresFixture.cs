using Npgsql;
using Xunit;

namespace WebRiskMapper.Testing;

/// <summary>
/// A migrated database of a test class's own, on the test process's cluster:
/// <c>public sealed class XTests(PostgresFixture postgres) : IClassFixture&lt;PostgresFixture&gt;</c>.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly List<string> created = [];
    private NpgsqlDataSource? source;

    /// <summary>Connects as the owner to the class's database.</summary>
    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource DataSource => source ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public async Task InitializeAsync()
    {
        ConnectionString = await CreateDatabaseAsync();
        source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>One more database; dropped with the fixture.</summary>
    /// <param name="migrated">False for an empty one.</param>
    public async Task<string> CreateDatabaseAsync(bool migrated = true)
    {
        var database = await (await TestCluster.GetAsync()).CreateDatabaseAsync(migrated);
        created.Add(database);
        return database;
    }

    public async Task DisposeAsync()
    {
        if (source is not null)
        {
            await source.DisposeAsync();
        }

        foreach (var database in created)
        {
            await (await TestCluster.GetAsync()).DropDatabaseAsync(database);
        }
    }
}
