using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Profiles;

/// <summary>What was seen of one place of a template: what it says, as hashes, and which fields were read from it.</summary>
internal sealed class TemplatePlace
{
    /// <summary>A place says the same when this share of its lines do.</summary>
    public const double TheSame = 0.8;

    private const int MostTexts = 64;

    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<FieldLabel, int> fields = [];

    public int Pages { get; private set; }

    public int Lines { get; private set; }

    public string? Example { get; private set; }

    public (string? Hash, int Lines) Commonest => texts.Count == 0 ? (null, 0) : texts.MaxBy(t => t.Value) is var best ? (best.Key, best.Value) : default;

    public bool IsOneText => Commonest.Lines >= TheSame * Lines;

    public FieldLabel? Field => fields.Count == 0 ? null : fields.MaxBy(f => f.Value).Key;

    public int FieldLines => fields.Count == 0 ? 0 : fields.MaxBy(f => f.Value).Value;

    public bool SpeaksOfAds { get; private set; }

    public void Observe(LayoutLine line, FieldLabel? field, bool speaksOfTheAd, bool isFirst)
    {
        SpeaksOfAds |= speaksOfTheAd;
        Pages += isFirst ? 1 : 0;
        Lines++;
        Example ??= ProfileExample.Of(line.Text);
        var hash = line.TextHash;
        if (texts.ContainsKey(hash) || texts.Count < MostTexts)
        {
            texts[hash] = texts.GetValueOrDefault(hash) + 1;
        }

        if (field is { } read)
        {
            fields[read] = fields.GetValueOrDefault(read) + 1;
        }
    }
}
