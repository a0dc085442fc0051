using System.Text.Json;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Walks embedded state to the objects that read like ads. What the keys of the site, its visitor and its menus hold is passed over, and the
/// members of a list are marked as such. Bounded in depth and in the number of values visited.
/// </summary>
internal sealed class StateAds(StateKeys keys)
{
    private const int MostValues = 40_000;
    private const int MostAds = 60;
    private const int MaximumDepth = 24;
    private const int MostItems = 200;

    private readonly StateParts reader = new(keys);
    private int left = MostValues;

    /// <summary>In the order of the state.</summary>
    public List<StateAd> Found { get; } = [];

    public void Walk(StateValue root) => Visit(root, 0, inList: false);

    private void Visit(StateValue value, int depth, bool inList)
    {
        if (depth > MaximumDepth || --left < 0 || Found.Count >= MostAds)
        {
            return;
        }

        if (value.Kind == JsonValueKind.Array)
        {
            VisitItems(value, depth, inList);
        }
        else if (value.Kind == JsonValueKind.Object)
        {
            VisitObject(value, depth, inList);
        }
    }

    private void VisitItems(StateValue array, int depth, bool inList)
    {
        var first = Found.Count;
        var telling = 0;
        var read = 0;
        foreach (var item in array.Items())
        {
            if (++read > MostItems)
            {
                break;
            }

            var before = Found.Count;
            Visit(array.Of(item), depth + 1, inList);
            telling += Found.Skip(before).Any(a => !a.InList) ? 1 : 0;
        }

        if (telling > 1)
        {
            Found.Skip(first).ToList().ForEach(a => a.InList = true);
        }
    }

    private void VisitObject(StateValue value, int depth, bool inList)
    {
        var first = Found.Count;
        var own = reader.Read(value);
        if (own.IsOne)
        {
            own.InList = inList;
            Found.Add(own);
        }

        var children = Found.Count;
        foreach (var property in value.Properties())
        {
            var child = value.Of(property.Value);
            if (child.Kind is JsonValueKind.Array or JsonValueKind.Object && keys.Find(property) is var key && key != StateKey.Elsewhere)
            {
                Visit(child, depth + 1, inList || key == StateKey.List);
            }
        }

        // A seller or a place that is part of an ad is no ad of its own; several of a kind under their numbers are a list.
        if (own is { IsOne: true, HasWords: true })
        {
            var parts = Found[children..].FindAll(a => a.HasWords);
            Found.RemoveRange(children, Found.Count - children);
            Found.AddRange(parts);
        }

        var from = own.IsOne ? children : first;
        for (var i = from; i < Found.Count; i++)
        {
            for (var j = i + 1; j < Found.Count; j++)
            {
                if (!Found[i].InList && Found[i].IsLike(Found[j]))
                {
                    Found[i].InList = Found[j].InList = true;
                }
            }
        }
    }
}
