namespace WebRiskMapper.MlNet;

/// <summary>One entity as ML.NET reads it.</summary>
internal sealed class EntityRow
{
    public bool Label { get; set; }

    /// <summary>How much the row counts, above 0.</summary>
    public float Weight { get; set; } = 1;

    /// <summary>Strengths of the features that weigh, in the order of <see cref="EntityFeatures"/>; its length is set in the schema.</summary>
    public float[] Features { get; set; } = [];

    /// <summary>The masked texts of the entity's ads; empty unless the method reads them.</summary>
    public string Text { get; set; } = "";

    public EntityRow Without(int column)
    {
        var features = (float[])Features.Clone();
        features[column] = 0;
        return new EntityRow { Features = features, Text = Text };
    }

    public EntityRow WithoutText() => new() { Features = Features };
}

/// <summary>What ML.NET says of an entity.</summary>
internal sealed class EntityPrediction
{
    /// <summary>Chance of the high band, 0 to 1.</summary>
    public float Probability { get; set; }
}
