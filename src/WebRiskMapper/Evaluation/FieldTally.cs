namespace WebRiskMapper.Evaluation;

/// <summary>Values of one field found right, found wrong, and missed.</summary>
internal readonly record struct FieldTally(int Right, int Wrong, int Missed)
{
    public double? Precision => Right + Wrong == 0 ? null : Right / (double)(Right + Wrong);

    public double? Recall => Right + Missed == 0 ? null : Right / (double)(Right + Missed);

    public double? F1 => Right + Wrong + Missed == 0 ? null : 2.0 * Right / ((2.0 * Right) + Wrong + Missed);

    public static FieldTally operator +(FieldTally a, FieldTally b) => new(a.Right + b.Right, a.Wrong + b.Wrong, a.Missed + b.Missed);

    /// <summary>Compares two sets of values; order and repetition don't count.</summary>
    public static FieldTally OfSets<T>(IEnumerable<T> truth, IEnumerable<T> found)
    {
        var expected = truth.ToHashSet();
        var seen = found.ToHashSet();
        var right = seen.Count(expected.Contains);
        return new FieldTally(right, seen.Count - right, expected.Count - right);
    }

    /// <summary>Compares one optional value. A wrong value is both wrong and a miss.</summary>
    public static FieldTally OfValue<T>(T? truth, T? found) =>
        OfSets(truth is null ? [] : new[] { truth }, found is null ? [] : new[] { found });
}
