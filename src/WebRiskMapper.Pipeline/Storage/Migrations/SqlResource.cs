using System.Reflection;
using Quartz;

namespace WebRiskMapper.Pipeline.Storage.Migrations;

internal static class SqlResource
{
    public static string Read(string name) => Read(typeof(SqlResource).Assembly, "Migrations/" + name);

    /// <summary>
    /// The tables of Quartz's job store, in a schema of their own, from the script in its package. The script creates only
    /// what is missing, so running it after an upgrade of Quartz carries the upgrade along.
    /// </summary>
    public static string ReadQuartz() =>
        "CREATE SCHEMA IF NOT EXISTS quartz;\n"
        + Read(typeof(IScheduler).Assembly, "Quartz.Impl.AdoJobStore.Schema.create_postgres.sql")
            .Replace("{0}", "quartz.qrtz_", StringComparison.Ordinal)
            .Replace("{1}", "qrtz_", StringComparison.Ordinal);

    private static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is missing in {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
