using Microsoft.AspNetCore.Builder;
using Npgsql;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests;

/// <summary>A dashboard on a loopback port over a real database with three invented runs.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    private readonly PostgresFixture _postgres = new();
    private WebApplication? _app;

    /// <summary>Connects as the owner.</summary>
    public string Owner => _postgres.ConnectionString;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public HttpClient Http { get; private set; } = new();

    public async Task InitializeAsync()
    {
        await _postgres.InitializeAsync();
        await ReferenceAsync(Owner);
        await ExecuteAsync(Owner, Resource("InventedRuns.sql"));
        _app = await StartAsync(Owner);
        Address = DashboardHost.Address(_app);
        Http = new HttpClient { BaseAddress = Address };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
        await _postgres.DisposeAsync();
    }

    public static async Task<WebApplication> StartAsync(string connectionString)
    {
        var app = DashboardHost.Create(new DashboardOptions { ConnectionString = connectionString, Url = "http://127.0.0.1:0" });
        await app.StartAsync();
        return app;
    }

    public Task<string> EmptyDatabaseAsync(bool migrated) => _postgres.CreateDatabaseAsync(migrated);

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ReferenceAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var fields in Resource("osce-states.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(',')))
        {
            await using var command = new NpgsqlCommand(
                "INSERT INTO maps.country (iso2, iso3, iso_numeric, name, osce_status, subregion, currencies, languages) VALUES ($1, $2, $3, $4, $5, $6, '{}', '{}') ON CONFLICT DO NOTHING",
                connection);
            foreach (var field in fields.Take(6))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = field });
            }
            await command.ExecuteNonQueryAsync();
        }
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(DashboardFixture).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
