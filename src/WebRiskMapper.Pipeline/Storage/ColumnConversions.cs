using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebRiskMapper.Pipeline.Storage;

internal static class ColumnConversions
{
    /// <summary>ISO alpha-2 or alpha-3 codes and the like.</summary>
    public static PropertyBuilder<string> IsFixed(this PropertyBuilder<string> property, int length) => property.HasColumnType($"character({length})");

    /// <inheritdoc cref="IsFixed(PropertyBuilder{string}, int)"/>
    public static ComplexTypePropertyBuilder<string?> IsFixedOrNull(this ComplexTypePropertyBuilder<string?> property, int length) =>
        property.HasColumnType($"character({length})");

    /// <summary>A list of records as one <c>jsonb</c> document.</summary>
    public static PropertyBuilder<IReadOnlyList<T>> IsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) =>
        property.HasColumnType("jsonb").HasConversion(
            list => StoredJson.Write(list),
            json => StoredJson.Read<List<T>>(json),
            new ValueComparer<IReadOnlyList<T>>(
                (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
                list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
                list => list.ToList()));

    /// <summary>A record that may be missing as one <c>jsonb</c> document.</summary>
    public static PropertyBuilder<T?> IsJsonOrNull<T>(this PropertyBuilder<T?> property)
        where T : class =>
        property.HasColumnType("jsonb").HasConversion(value => StoredJson.Write(value), json => StoredJson.Read<T>(json));

    /// <summary>An enum as its name in snake_case: <c>not_enough_evidence</c>.</summary>
    public static PropertyBuilder<T> IsWord<T>(this PropertyBuilder<T> property)
        where T : struct, Enum =>
        property.HasColumnType("text").HasConversion(value => Word(value), word => FromWord<T>(word));

    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static T FromWord<T>(string word)
        where T : struct, Enum => Array.Find(Enum.GetValues<T>(), v => string.Equals(Word(v), word, StringComparison.Ordinal));
}
