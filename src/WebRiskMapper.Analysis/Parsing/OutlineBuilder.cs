using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Walks the DOM once and writes down what a visitor would see. Hidden elements, comments, scripts and templates are
/// not content. The parser bounds the depth of the tree, so recursion is safe here.
/// </summary>
internal sealed class OutlineBuilder
{
    /// <summary>Past this many characters of visible text the rest of a page is left out; ads are far shorter.</summary>
    private const int MaximumText = 200_000;

    private const int MaximumLine = 4_000;
    private const int MaximumAnchorText = 80;
    private const int LongestTooltip = 40;

    private static readonly FrozenSet<string> Invisible = new[]
    {
        "script", "style", "noscript", "template", "head", "svg", "math", "object", "embed", "audio", "video", "canvas",
        "datalist", "option", "optgroup", "select", "textarea", "map", "area", "param", "source", "track", "meta", "link", "title",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Inline = new[]
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "input",
        "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Uri baseUri;
    private readonly HiddenContent hidden;
    private readonly List<Box> boxes = [];
    private readonly List<OutlineLine> lines = [];
    private readonly List<Anchor> anchors = [];
    private readonly List<Picture> images = [];
    private readonly List<IElement> forms = [];
    private readonly List<IElement> controls = [];
    private readonly List<(IElement Element, int Box)> properties = [];
    private readonly List<(string Value, int Box)> dataContacts = [];
    private readonly List<(string Value, int Box)> states = [];
    private readonly List<string> frames = [];

    private readonly StringBuilder line = new();
    private List<(int Position, FieldLabel Label)>? icons;
    private int lineBox;
    private int heading;
    private int firstFragment;
    private (int Start, int End) lastFragment;
    private bool pendingSpace;
    private bool afterInlineEdge;
    private int linkDepth;
    private int total;

    private OutlineBuilder(Uri baseUri, HiddenContent hidden)
    {
        this.baseUri = baseUri;
        this.hidden = hidden;
    }

    public static PageOutline Build(IElement body, Uri baseUri, HiddenContent hidden)
    {
        var builder = new OutlineBuilder(baseUri, hidden);
        builder.Visit(body, -1, 0);
        builder.Flush();
        return new PageOutline
        {
            Boxes = builder.boxes,
            Lines = builder.lines,
            Anchors = builder.anchors,
            Images = builder.images,
            Forms = builder.forms,
            Controls = builder.controls,
            Properties = builder.properties,
            DataContacts = builder.dataContacts,
            States = builder.states,
            Frames = builder.frames,
        };
    }

    private void Visit(IElement element, int parent, int depth)
    {
        var tag = element.LocalName;
        var isInline = Inline.Contains(tag);
        var continuesRow = !isInline && ContinuesRow(element, tag);
        if (!isInline && !continuesRow)
        {
            Flush();
        }

        var box = parent;
        var ownsBox = !isInline || tag is "a";
        if (ownsBox)
        {
            box = boxes.Count;
            boxes.Add(new Box(box, parent, depth, element)
            {
                FirstLine = lines.Count,
                FirstAnchor = anchors.Count,
                FirstImage = images.Count,
            });
        }

        var textBefore = total;
        var lineBefore = lines.Count;
        var startsLine = line.Length == 0;
        var startInLine = line.Length;
        Enter(element, tag, box, continuesRow);
        VisitChildren(element, box, depth);
        Leave(element, tag, box, isInline, startsLine, lineBefore, startInLine);

        if (!isInline && !continuesRow && !(tag is "td" or "th" or "dt"))
        {
            Flush();
        }

        if (ownsBox)
        {
            var own = boxes[box];
            own.End = boxes.Count;
            own.EndLine = lines.Count + (line.Length > 0 ? 1 : 0);
            own.EndAnchor = anchors.Count;
            own.EndImage = images.Count;
            own.TextLength = total - textBefore;
            if (tag is "a")
            {
                AddLinkText(box, total - textBefore);
            }
        }
    }

    private void VisitChildren(IElement element, int box, int depth)
    {
        var children = element.ChildNodes;
        for (var i = 0; i < children.Length && total < MaximumText; i++)
        {
            switch (children[i])
            {
                case IText text:
                    Append(text.Data, box);
                    break;
                case IElement { LocalName: "meta" or "link" } stated:
                    if (stated.HasAttribute("itemprop") || stated.HasAttribute("property"))
                    {
                        properties.Add((stated, box));
                    }

                    break;
                case IElement child when !hidden.Hides(child):
                    if (IconLabels.IsIcon(child))
                    {
                        AppendIcon(child, box);
                    }

                    if (!Invisible.Contains(child.LocalName))
                    {
                        Visit(child, box, depth + 1);
                    }

                    break;
            }
        }
    }

    private void Enter(IElement element, string tag, int box, bool continuesRow)
    {
        afterInlineEdge = true;
        switch (tag)
        {
            case "br" or "hr":
                Flush();
                break;
            case "img":
                images.Add(new Picture(element, box));
                AppendSymbolImage(element, box);
                break;
            case "iframe" or "frame":
                frames.Add(element.GetAttribute("src") ?? "");
                break;
            case "form":
                forms.Add(element);
                break;
            case "input" or "button":
                controls.Add(element);
                // It is drawn as a box of its own, however close its neighbours stand in the markup.
                pendingSpace = true;
                break;
            case "a":
                linkDepth++;
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                heading = tag[1] - '0';
                break;
        }

        if (continuesRow && line.Length > 0)
        {
            line.Append('\t');
            pendingSpace = false;
        }

        if (element.Attributes.Length > 0)
        {
            ReadAttributes(element, box);
        }
    }

    private void Leave(IElement element, string tag, int box, bool isInline, bool startsLine, int lineBefore, int startInLine)
    {
        afterInlineEdge = true;
        if (isInline && startsLine && firstFragment == 0 && line.Length > 0 && lines.Count == lineBefore)
        {
            firstFragment = line.Length;
        }
        else if (isInline && !startsLine && lines.Count == lineBefore && line.Length > startInLine)
        {
            lastFragment = (startInLine, line.Length);
        }

        pendingSpace |= tag is "button";
        if (tag is "a")
        {
            linkDepth--;
            AddAnchor(element, box, lineBefore, startInLine);
        }
    }

    private void ReadAttributes(IElement element, int box)
    {
        foreach (var attribute in element.Attributes)
        {
            var name = attribute.LocalName;
            if (name is "itemprop" or "property" or "itemtype" or "typeof")
            {
                if (properties.Count == 0 || !ReferenceEquals(properties[^1].Element, element))
                {
                    properties.Add((element, box));
                }
            }
            else if (EmbeddedState.MayBe(attribute.Value) && (name.StartsWith("data-", StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)))
            {
                states.Add((attribute.Value, box));
            }
            else if (name is "data-phone" or "data-tel" or "data-telephone" or "data-number" or "data-mobile" or "data-whatsapp"
                && attribute.Value.Count(char.IsAsciiDigit) is >= 7 and <= 15)
            {
                dataContacts.Add((attribute.Value, box));
            }
        }
    }

    private void AddAnchor(IElement element, int box, int lineBefore, int startInLine)
    {
        var href = element.GetAttribute("href");
        if (string.IsNullOrWhiteSpace(href))
        {
            return;
        }

        var text = lines.Count > lineBefore
            ? lines[lineBefore].Text[Math.Min(startInLine, lines[lineBefore].Text.Length)..]
            : line.ToString(Math.Min(startInLine, line.Length), line.Length - Math.Min(startInLine, line.Length));
        if (string.IsNullOrWhiteSpace(text))
        {
            text = element.GetAttribute("aria-label") ?? element.GetAttribute("title") ?? element.QuerySelector("img")?.GetAttribute("alt") ?? "";
        }

        text = text.Trim();
        anchors.Add(new Anchor(element, href.Trim(), PageAddress.Resolve(baseUri, href), box, text.Length > MaximumAnchorText ? text[..MaximumAnchorText] : text));
    }

    private void AddLinkText(int box, int length)
    {
        for (var i = box; i >= 0; i = boxes[i].Parent)
        {
            boxes[i].LinkTextLength += length;
        }
    }

    // Some sites write a telephone sign or digits as tiny pictures whose alternative text is the character.
    private void AppendSymbolImage(IElement image, int box)
    {
        var alt = image.GetAttribute("alt");
        if (alt is { Length: > 0 and <= 4 } && !alt.Any(char.IsLetter))
        {
            Append(alt, box);
        }
    }

    // A pictogram says as much as a label; so does what is shown when the pointer rests on it.
    private void AppendIcon(IElement icon, int box)
    {
        if (IconLabels.Of(icon) is { } label)
        {
            (icons ??= []).Add((line.Length, label));
        }

        if (icon.GetAttribute("title") is { Length: > 1 and <= LongestTooltip } title)
        {
            var opens = line.Length == 0;
            pendingSpace = true;
            Append(title, box);
            pendingSpace = true;
            firstFragment = opens ? line.Length : firstFragment;
        }
    }

    private void Append(string text, int box)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) && c != '\u202F')
            {
                pendingSpace = true;
                continue;
            }

            if (c < ' ')
            {
                continue;
            }

            if (line.Length == 0)
            {
                lineBox = box;
            }
            else if (line[^1] != '\t' && (pendingSpace || (afterInlineEdge && (NeedsGap(line[^1], c) || IsWordAfterCapitals(text, i)))))
            {
                line.Append(' ');
            }

            pendingSpace = false;
            afterInlineEdge = false;
            line.Append(c);
            total++;
            if (line.Length >= MaximumLine)
            {
                Flush();
            }
        }
    }

    // "<span>Age</span><span>25</span>" is drawn apart by the style sheet; "06<span>60</span>" is one number.
    private static bool NeedsGap(char before, char after) =>
        (char.IsAsciiDigit(before) && char.IsLetter(after)) || (char.IsLetter(before) && (char.IsAsciiDigit(after) || (char.IsLower(before) && char.IsUpper(after)))) || (before is ':' or ',' or '.' && char.IsLetter(after));

    // "GFE<small>Services</small>": a capitalised word does not go on with one in capitals.
    private bool IsWordAfterCapitals(string text, int at) =>
        line.Length > 1 && char.IsUpper(line[^1]) && char.IsUpper(line[^2]) && at + 1 < text.Length && char.IsUpper(text[at]) && char.IsLower(text[at + 1]);

    private void Flush()
    {
        if (line.Length > 0)
        {
            var text = line.ToString().Trim();
            if (text.Length > 0)
            {
                var last = lastFragment.End == line.Length ? lastFragment.Start : 0;
                lines.Add(new OutlineLine(text, lineBox, heading, Math.Min(firstFragment, text.Length), Math.Min(last, text.Length), Excluded: false) { Icons = icons });
            }

            line.Clear();
            icons = null;
        }

        heading = 0;
        firstFragment = 0;
        lastFragment = default;
        pendingSpace = false;
    }

    // The second and later cells of a row, and a definition after its term, stay on the line they belong to.
    private bool ContinuesRow(IElement element, string tag)
    {
        if (line.Length == 0)
        {
            return false;
        }

        return tag switch
        {
            "td" or "th" => HasOnlyInline(element) && element.PreviousElementSibling is { } before && HasOnlyInline(before),
            "dd" => HasOnlyInline(element) && element.PreviousElementSibling is { LocalName: "dt" } before && HasOnlyInline(before),
            _ => false,
        };
    }

    private static bool HasOnlyInline(IElement element)
    {
        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IElement child && (child.LocalName is "br" || !Inline.Contains(child.LocalName) || !HasOnlyInline(child)))
            {
                return false;
            }
        }

        return true;
    }
}
