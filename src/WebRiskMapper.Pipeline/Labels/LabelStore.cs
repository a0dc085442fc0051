using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Labels;

/// <summary>What an import did.</summary>
/// <param name="Labels">Read from the file.</param>
public sealed record LabelImport(int Labels, int Added, int Changed);

/// <summary>The labels of a deployment, in <c>research.label</c>.</summary>
public static class LabelStore
{
    private const string AnchorsSql = """
        SELECT w.run_id, w.entity_id, min(m.ad_id), bool_or(d.purpose = 'audit')
        FROM unnest($1, $2) AS w(run_id, entity_id)
        JOIN research.entity_member m USING (run_id, entity_id)
        LEFT JOIN research.review_draw d USING (run_id, ad_id)
        GROUP BY w.run_id, w.entity_id
        """;

    private const string ListSql = """
        SELECT l.run_id, l.ad_id, m.entity_id, l.labeller, l.ordinal, l.high, l.labelled_on, l.source, l.remark
        FROM research.label l LEFT JOIN research.entity_member m USING (run_id, ad_id)
        ORDER BY l.run_id, l.ad_id, l.labeller
        """;

    /// <summary>Stores labels; a labeller who judged an entity before has changed their mind. Leaves an entry in the audit log.</summary>
    /// <param name="file">Names the input in problems and in the audit log.</param>
    /// <param name="labels">As <see cref="LabelFile.Read"/> gives them.</param>
    /// <param name="actor">Who imports.</param>
    /// <exception cref="BadInputException">An entity does not exist, or was not drawn for the audit that a label claims; nothing is then changed.</exception>
    public static async Task<LabelImport> ImportAsync(NpgsqlDataSource database, string file, IReadOnlyList<(int Line, Label Label)> labels, string actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var anchors = await AnchorsAsync(connection, labels, ct);
        var problems = new List<InputProblem>();
        var rows = new List<(long AdId, Label Label)>();
        foreach (var (line, label) in labels)
        {
            if (!anchors.TryGetValue((label.RunId, label.EntityId!.Value), out var anchor))
            {
                problems.Add(new InputProblem(file, line, "entity", $"run {label.RunId} has no entity {label.EntityId}", "'webrisk labels queue' and 'labels audit' print runs and entities; retention deletes old ones"));
            }
            else if (label.Source == LabelSource.Audit && !anchor.Audited)
            {
                problems.Add(new InputProblem(file, line, "source", $"entity {label.EntityId} of run {label.RunId} is in no random audit sample", "write 'queue' or 'import', or draw a sample with 'webrisk labels audit'"));
            }
            else
            {
                rows.Add((anchor.AdId, label));
            }
        }

        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }

        var before = await CountAsync(connection, ct);
        var written = await BulkCopy.UpsertAsync(connection, "research.label", Columns(), rows, ["run_id", "ad_id", "labeller"], ct);
        var added = await CountAsync(connection, ct) - before;
        var import = new LabelImport(labels.Count, added, written - added);
        await AuditLog.WriteAsync(connection, actor, "labels.import", Path.GetFileName(file), import, ct);
        await transaction.CommitAsync(ct);
        return import;
    }

    /// <summary>All labels, by run and entity, each with the ad that names its entity.</summary>
    public static async Task<IReadOnlyList<(long AdId, Label Label)>> ListAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(ListSql);
        await using var row = await command.ExecuteReaderAsync(ct);
        var labels = new List<(long AdId, Label Label)>();
        while (await row.ReadAsync(ct))
        {
            labels.Add((row.GetInt64(1), new Label(
                row.GetInt64(0),
                row.IsDBNull(2) ? null : row.GetInt32(2),
                row.GetString(3),
                row.IsDBNull(4) ? null : row.GetInt32(4),
                row.IsDBNull(5) ? null : row.GetBoolean(5),
                row.GetFieldValue<DateOnly>(6),
                Enum.Parse<LabelSource>(row.GetString(7), ignoreCase: true),
                row.GetString(8))));
        }

        return labels;
    }

    private static async Task<Dictionary<(long RunId, int EntityId), (long AdId, bool Audited)>> AnchorsAsync(
        NpgsqlConnection connection, IReadOnlyList<(int Line, Label Label)> labels, CancellationToken ct)
    {
        var wanted = labels.Select(l => (l.Label.RunId, EntityId: l.Label.EntityId!.Value)).Distinct().ToList();
        await using var command = new NpgsqlCommand(AnchorsSql, connection)
        {
            Parameters =
            {
                new() { Value = wanted.Select(w => w.RunId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                new() { Value = wanted.Select(w => w.EntityId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
            },
        };
        await using var row = await command.ExecuteReaderAsync(ct);
        var anchors = new Dictionary<(long, int), (long, bool)>();
        while (await row.ReadAsync(ct))
        {
            anchors[(row.GetInt64(0), row.GetInt32(1))] = (row.GetInt64(2), !row.IsDBNull(3) && row.GetBoolean(3));
        }

        return anchors;
    }

    private static async Task<int> CountAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT count(*)::int FROM research.label", connection);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    private static BulkColumns<(long AdId, Label Label)> Columns() => new BulkColumns<(long AdId, Label Label)>()
        .Add("run_id", "bigint", r => r.Label.RunId)
        .Add("ad_id", "bigint", r => r.AdId)
        .Add("labeller", "text", r => r.Label.Labeller)
        .Add("ordinal", "integer", r => r.Label.Ordinal)
        .Add("high", "boolean", r => r.Label.High)
        .Add("labelled_on", "date", r => r.Label.LabelledOn)
        .Add("source", "text", r => ColumnConversions.Word(r.Label.Source))
        .Add("remark", "text", r => r.Label.Remark);
}
