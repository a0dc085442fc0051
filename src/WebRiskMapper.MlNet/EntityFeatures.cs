using WebRiskMapper.Analysis.Scoring;

namespace WebRiskMapper.MlNet;

/// <summary>From evidence to ML.NET's vector: the strengths that the evidence model multiplies, in the same order, without the groups that weigh nothing.</summary>
internal sealed class EntityFeatures
{
    /// <summary>A switchboard's entity may have thousands of ads; its first ones are read.</summary>
    private const int MostTexts = 20;

    private readonly FeatureSpace _space;
    private readonly int[] _columnOf;

    public EntityFeatures(FeatureSpace space)
    {
        _space = space;
        Weighing = [.. space.Features.Where(f => f.Sd > 0)];
        _columnOf = new int[space.Features.Count];
        var column = 0;
        for (var i = 0; i < _columnOf.Length; i++)
        {
            _columnOf[i] = space.Features[i].Sd > 0 ? column++ : -1;
        }
    }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Feature> Weighing { get; }

    /// <summary>The row, and what each column that is up rests on, in words.</summary>
    public (EntityRow Row, IReadOnlyDictionary<int, string> Evidence) Of(EntityEvidence evidence, bool withText)
    {
        var values = new float[Weighing.Count];
        var words = new Dictionary<int, string>();
        foreach (var (index, value, says) in _space.Of(evidence))
        {
            if (_columnOf[index] is >= 0 and var column)
            {
                values[column] = (float)value;
                words[column] = says;
            }
        }

        return (new EntityRow { Features = values, Text = withText ? string.Join('\n', evidence.Texts.Take(MostTexts)) : "" }, words);
    }
}
