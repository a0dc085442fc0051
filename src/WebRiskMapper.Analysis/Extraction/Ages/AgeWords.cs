namespace WebRiskMapper.Analysis.Extraction.Ages;

/// <summary>Words around an age, from <c>models/age-words.csv</c>.</summary>
internal sealed class AgeWords
{
    public AgeWords(ModelFiles files)
    {
        const string path = "models/age-words.csv";
        var byKind = ReferenceCsv.Rows(files, path, "kind", "word").ToLookup(row => row[0], row => row[1], StringComparer.Ordinal);
        WordList List(string kind) => byKind.Contains(kind)
            ? new WordList(byKind[kind])
            : throw new FormatException($"{path}: no row has the kind '{kind}'.");
        StrongUnits = List("strong_unit");
        Units = List("unit");
        Labels = List("label");
        Self = List("self");
        NotBefore = List("not_before");
        NotAfter = List("not_after");
        Clients = List("client");
        And = List("and");
    }

    /// <summary>Units that are said of persons only: "years old", "jährig".</summary>
    public WordList StrongUnits { get; }

    /// <summary>Units that may also measure time: "years", "лет".</summary>
    public WordList Units { get; }

    /// <summary>"Age", "Возраст".</summary>
    public WordList Labels { get; }

    /// <summary>"I'm", "мне".</summary>
    public WordList Self { get; }

    /// <summary>"over", "since": the number that follows is a bound or a duration.</summary>
    public WordList NotBefore { get; }

    /// <summary>"of experience", "and older".</summary>
    public WordList NotAfter { get; }

    public WordList Clients { get; }

    /// <summary>Joins the ages of two persons.</summary>
    public WordList And { get; }
}
