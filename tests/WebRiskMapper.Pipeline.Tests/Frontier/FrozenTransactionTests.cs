using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

/// <summary>What a worker that is frozen in the middle of a transaction leaves behind for the others.</summary>
public sealed class FrozenTransactionTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Turn_LeftOpen_IsEndedByTheServerAfterSeconds()
    {
        await using var connection = await postgres.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var turn = new NpgsqlCommand(SiteLeases.TurnSql, connection) { Parameters = { new() { Value = 1L } } };
        await turn.ExecuteNonQueryAsync();
        await using var limit = new NpgsqlCommand("SHOW idle_in_transaction_session_timeout", connection);
        (await limit.ExecuteScalarAsync()).ShouldBe("10s");

        await transaction.RollbackAsync();
        (await limit.ExecuteScalarAsync()).ShouldBe("0");
    }
}
