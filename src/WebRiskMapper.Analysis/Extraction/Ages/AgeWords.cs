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
        TitleUnits = List("title_unit");
        Clients = List("client");
        Everyone = List("everyone");
        And = List("and");
        Copulas = List("copula");
        Turned = List("turned");
        TurnedAfter = List("turned_after");
        TurnedJust = List("turned_just");
        TurnedThen = List("turned_then");
        NotPerson = List("not_person");
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

    /// <summary>"r", "l": letters that stand for years behind a number in a title, and for much else in a text.</summary>
    public WordList TitleUnits { get; }

    public WordList Clients { get; }

    /// <summary>"All persons are over": the 18 that follows is a rule.</summary>
    public WordList Everyone { get; }

    /// <summary>Joins the ages of two persons.</summary>
    public WordList And { get; }

    /// <summary>"is", "tiene": between a name and its age.</summary>
    public WordList Copulas { get; }

    /// <summary>"turned", "исполнилось": the age that was reached follows.</summary>
    public WordList Turned { get; }

    /// <summary>"geworden", "oldum": the age that was reached stands before.</summary>
    public WordList TurnedAfter { get; }

    /// <summary>"just", "this year": may stand between the two, or behind them.</summary>
    public WordList TurnedJust { get; }

    /// <summary>"in" May, "and": may go on behind them.</summary>
    public WordList TurnedThen { get; }

    /// <summary>"salon", "you", "since": it is not the person advertised who reached that age, or not now.</summary>
    public WordList NotPerson { get; }
}
