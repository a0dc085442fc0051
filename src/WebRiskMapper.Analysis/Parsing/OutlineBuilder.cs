using System.Collections.Frozen;
using AngleSharp.Dom;
using WebRiskMapper.Analysis.Extraction.Prices;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Walks the DOM once and writes down what a visitor would see. Hidden elements, comments, scripts and templates are
/// not content. The parser bounds the depth of the tree, so recursion is safe here.
/// </summary>
internal sealed class OutlineBuilder
{
    /// <summary>Past this many characters of visible text the rest of a page is left out; ads are far shorter.</summary>
    private const int MaximumText = 200_000;

    private const int MaximumAnchorText = 80;

    /// <summary>A tab's words head what it opens, below the page's own headings.</summary>
    private const int RankOfTab = 4;
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
    private readonly GeneratedText generated;
    private readonly FormValues fields;
    private readonly bool reverses;
    private readonly List<Box> boxes = [];
    private readonly LineWriter text = new();
    private readonly DrawnRows rows;
    private readonly TabCaptions tabs;
    private readonly List<Anchor> anchors = [];
    private readonly List<Picture> images = [];
    private readonly List<IElement> forms = [];
    private readonly List<IElement> controls = [];
    private readonly List<(IElement Element, int Box)> properties = [];
    private readonly List<(string Value, int Box)> dataContacts = [];
    private readonly List<(string Value, int Box)> times = [];
    private readonly List<(string Value, int Box)> states = [];
    private readonly List<string> frames = [];

    // The line that a field's value stands in.
    private int lineOfValue = -1;

    private OutlineBuilder(Uri baseUri, HiddenContent hidden, TabCaptions tabs, GeneratedText generated, RateText rates, bool reverses)
    {
        this.tabs = tabs;
        this.reverses = reverses;
        fields = new FormValues(rates);
        this.baseUri = baseUri;
        this.hidden = hidden;
        rows = new DrawnRows(hidden);
        this.generated = generated;
    }

    /// <param name="reverses">Whether a script of the page turns texts round.</param>
    public static PageOutline Build(IElement body, Uri baseUri, HiddenContent hidden, TabCaptions tabs, GeneratedText generated, RateText rates, bool reverses)
    {
        var builder = new OutlineBuilder(baseUri, hidden, tabs, generated, rates, reverses);
        builder.Visit(body, -1, 0, isReversed: false);
        builder.text.Flush();
        return new PageOutline
        {
            Boxes = builder.boxes,
            Lines = builder.text.Lines,
            Anchors = builder.anchors,
            Images = builder.images,
            Forms = builder.forms,
            Controls = builder.controls,
            Properties = builder.properties,
            DataContacts = builder.dataContacts,
            Times = builder.times,
            States = builder.states,
            Frames = builder.frames,
        };
    }

    private void Visit(IElement element, int parent, int depth, bool isReversed)
    {
        var tag = element.LocalName;
        var isInline = Inline.Contains(tag);
        var isCell = !isInline && rows.IsCell(element, HasOnlyInline);
        var continuesRow = !isInline && ContinuesRow(element, tag, isCell);
        if ((!isInline && !continuesRow) || (tag is "label" && lineOfValue == text.Lines.Count && !text.IsAtCell && BeginsField(element)))
        {
            text.Flush();
        }

        var box = parent;
        var ownsBox = !isInline || tag is "a";
        if (ownsBox)
        {
            box = boxes.Count;
            boxes.Add(new Box(box, parent, depth, element)
            {
                FirstLine = text.Lines.Count,
                FirstAnchor = anchors.Count,
                FirstImage = images.Count,
            });
        }

        var textBefore = text.Total;
        var lineBefore = text.Lines.Count;
        var startInLine = text.Length;
        Enter(element, tag, box, continuesRow);
        if (!isInline && tabs.Of(element) is { } caption)
        {
            text.Heading = RankOfTab;
            text.Append(caption, box);
            text.Flush();
            text.Heading = 0;
        }

        AppendGenerated(element, box, isBefore: true);
        if ((isReversed ? BackwardText.Turned(element.TextContent) : DrawnOrder.Of(element, hidden)) is { } drawn)
        {
            text.Disguise();
            text.Append(drawn, box);
        }
        else
        {
            VisitChildren(element, box, depth);
        }

        AppendGenerated(element, box, isBefore: false);
        Leave(element, tag, box, isInline, lineBefore, startInLine);

        if (!isInline && !continuesRow && !(tag is "td" or "th" or "dt") && !isCell)
        {
            text.Flush();
        }

        if (ownsBox)
        {
            var own = boxes[box];
            own.End = boxes.Count;
            own.EndLine = text.Lines.Count + (text.Length > 0 ? 1 : 0);
            own.EndAnchor = anchors.Count;
            own.EndImage = images.Count;
            own.TextLength = text.Total - textBefore;
            if (tag is "a")
            {
                AddLinkText(box, text.Total - textBefore);
            }
        }
    }

    private void VisitChildren(IElement element, int box, int depth)
    {
        var children = element.ChildNodes;
        var (columns, cell) = (InlineGrid.Columns(element, hidden), 0);
        for (var i = 0; i < children.Length && text.Total < MaximumText; i++)
        {
            switch (children[i])
            {
                case IText node:
                    AppendText(element, node.Data, box);
                    break;
                case IElement { LocalName: "meta" or "link" } stated:
                    if (stated.HasAttribute("itemprop") || stated.HasAttribute("property"))
                    {
                        properties.Add((stated, box));
                    }

                    break;
                // The heading of a column may be written in two lines, and heads one column.
                case IElement { LocalName: "br" } when element.LocalName is "th":
                    text.Part();
                    break;
                case IElement child when !hidden.Hides(child, out var isReversed):
                    if (columns > 0)
                    {
                        BeginCell(cell++ % columns == 0);
                    }

                    if ((child.LocalName is "img" || IconLabels.IsIcon(child)) && CrossedOut.SignOf(child) is { } sign)
                    {
                        text.Append(sign, box);
                    }
                    else if (IconLabels.IsWritten(child))
                    {
                        AppendIcon(child, box);
                        break;
                    }
                    else if (IconLabels.IsIcon(child))
                    {
                        AppendIcon(child, box);
                    }

                    if ((child.LocalName is "label" && fields.IsRefused(child)) || hidden.CrossesOut(child))
                    {
                        AppendRefused(child, box);
                        break;
                    }

                    if (!Invisible.Contains(child.LocalName))
                    {
                        if (text.IsTouching && i > 0 && DrawnApart.Parts(element, children[i - 1], child))
                        {
                            text.Part();
                        }

                        Visit(child, box, depth + 1, isReversed);
                    }
                    else if (child.LocalName is "select" or "textarea")
                    {
                        AppendForm(child, box);
                    }
                    else if (child.LocalName is "script")
                    {
                        if (ConcealedMails.InScript(child) is { } mail)
                        {
                            dataContacts.Add(("mailto:" + mail, box));
                        }
                    }
                    else if (child.LocalName is "template" or "noscript")
                    {
                        AddConcealed(child, box);
                        AddUndrawnPhotos(child, box);
                    }

                    break;
                case IElement concealed:
                    AddConcealed(concealed, box);
                    if (text.Length > 0 && HiddenContent.IsDecoy(concealed))
                    {
                        text.Disguise();
                    }

                    break;
            }
        }
    }

    private void BeginCell(bool beginsRow)
    {
        if (beginsRow)
        {
            text.Flush();
        }
        else
        {
            text.BeginCell();
        }
    }

    // "<li class="icon-telegram">anna_99</li>": the style sheet draws the service's sign.
    private void AppendText(IElement element, string data, int box)
    {
        if (MessengerNames.Around(element, data) is { } service && !text.EndsWith(service))
        {
            text.AppendLabel(service, box);
        }

        var drawn = BackwardText.AsDrawn(data);
        if (!ReferenceEquals(drawn, data))
        {
            text.Disguise();
        }

        text.Append(drawn, box);
    }

    private void AppendGenerated(IElement element, int box, bool isBefore)
    {
        if (generated.At(element, isBefore) is { } drawn)
        {
            text.Append(drawn, box);
        }
    }

    private void AppendForm(IElement field, int box)
    {
        var lines = field.LocalName is "select" ? fields.RatesOf(field) : fields.OfTextArea(field)?.Split('\n').ToList() ?? [];
        foreach (var line in lines)
        {
            text.Flush();
            text.Append(line, box);
        }

        if (lines.Count > 0)
        {
            text.Flush();
        }
        else if (field.LocalName is "select" && fields.OfSelect(field) is { } chosen)
        {
            AppendValue(chosen, box);
        }
    }

    // What isn't offered is left out, but where to meet is told by what is left empty too.
    private void AppendRefused(IElement label, int box)
    {
        if (fields.NamesVisit(label))
        {
            AppendValue(label.TextContent.Trim() + " ❌", box);
        }
    }

    private void AppendValue(string value, int box)
    {
        text.Part();
        text.Append(value, box);
        text.Part();
        lineOfValue = text.Lines.Count;
    }

    private void AddConcealed(IElement element, int box)
    {
        if (ConcealedNumbers.InConcealed(element) is { } number)
        {
            dataContacts.Add((number, box));
        }
    }

    // What a page draws by script it often repeats for browsers without; their pixels that count visits are no files.
    private void AddUndrawnPhotos(IElement element, int box)
    {
        if (element.LocalName is "noscript" && element.ChildElementCount > 0)
        {
            images.AddRange(element.QuerySelectorAll("img").Where(i => PictureAddress.IsPhotoFile(i.GetAttribute("src"))).Select(i => new Picture(i, box)));
        }
    }

    private void Enter(IElement element, string tag, int box, bool continuesRow)
    {
        text.CrossEdge();
        switch (tag)
        {
            case "br" or "hr":
                text.Flush();
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
                text.Part();
                if (tag is "input" && fields.OfInput(element) is { } value)
                {
                    AppendValue(value, box);
                }

                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                text.Heading = tag[1] - '0';
                break;
        }

        if (continuesRow)
        {
            text.BeginCell();
        }

        if (element.Attributes.Length > 0)
        {
            ReadAttributes(element, box);
        }
    }

    private void Leave(IElement element, string tag, int box, bool isInline, int lineBefore, int startInLine)
    {
        text.CrossEdge();
        if (isInline && text.Lines.Count == lineBefore)
        {
            text.EndInline(startInLine);
        }

        if (tag is "button")
        {
            text.Part();
        }
        else if (tag is "label" && fields.PriceOf(element) is { } price)
        {
            text.Append(": " + price, box);
            text.Flush();
        }
        else if (tag is "a")
        {
            AddAnchor(element, element.GetAttribute("href"), box, lineBefore, startInLine);
        }
        else if (!isInline && ClickTarget.Of(element) is { } address && PageAddress.Resolve(baseUri, address) is { } target
            && string.Equals(target.Host, baseUri.Host, StringComparison.OrdinalIgnoreCase) && !anchors.Skip(boxes[box].FirstAnchor).Any(a => a.Target == target))
        {
            AddAnchor(element, address, box, lineBefore, startInLine);
        }
    }

    private void ReadAttributes(IElement element, int box)
    {
        var (numbers, data, digits) = (dataContacts.Count, 0, 0);
        var isOnPicture = false;
        foreach (var attribute in element.Attributes)
        {
            var name = attribute.LocalName;
            isOnPicture |= PictureAddress.IsBackdrop(name, attribute.Value);
            var isData = name.StartsWith("data-", StringComparison.Ordinal);
            data += isData ? 1 : 0;
            digits += ((isData || ConcealedNumbers.IsScript(name) || RevealedNumber.IsOther(name)) && attribute.Value.AsSpan().ContainsAnyInRange('0', '9')) || (isData && RevealedNumber.MayEncode(attribute.Value)) ? 1 : 0;
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
            else if (ConcealedNumbers.In(name, attribute.Value) is { } whole)
            {
                dataContacts.Add((whole, box));
            }
            else if (ConcealedMails.In(name, attribute.Value) is { } mail)
            {
                dataContacts.Add(("mailto:" + mail, box));
            }
            else if ((name is "datetime" && element.LocalName is "time") || (name is "content" && element.GetAttribute("property")?.Contains("dc:created", StringComparison.Ordinal) == true) || (name is "title" && element.LocalName is "abbr" or "span" && attribute.Value is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..]))
            {
                times.Add((attribute.Value, box));
            }
        }

        if (isOnPicture && element.LocalName is not "img")
        {
            images.Add(new Picture(element, box));
        }

        if (((data >= 2 ? ConcealedNumbers.InParts(element) : null) ?? (digits > 0 ? RevealedNumber.Of(element, reverses) : null)) is { } number)
        {
            if (dataContacts.Count == numbers)
            {
                dataContacts.Add((number, box));
            }
            else if (number.StartsWith(dataContacts[^1].Value, StringComparison.Ordinal))
            {
                // "+38 (067) 318" looks whole, and another attribute holds its end.
                dataContacts[^1] = (number, box);
            }
        }

        if (data >= 2 && ConcealedMails.InParts(element) is { } address)
        {
            dataContacts.Add(("mailto:" + address, box));
        }
    }

    private void AddAnchor(IElement element, string? href, int box, int lineBefore, int startInLine)
    {
        if (string.IsNullOrWhiteSpace(href))
        {
            return;
        }

        var picturesBefore = boxes[box].FirstImage;
        var words = text.Since(lineBefore, startInLine);
        if (string.IsNullOrWhiteSpace(words))
        {
            words = element.GetAttribute("aria-label") ?? element.GetAttribute("title") ?? (boxes[box].FirstImage < images.Count ? images[boxes[box].FirstImage].Element.GetAttribute("alt") : null) ?? "";
        }

        if (images.Count == picturesBefore && PictureAddress.IsFile(href))
        {
            images.Add(new Picture(element, box));
        }

        words = words.Trim();
        anchors.Add(new Anchor(element, href.Trim(), PageAddress.Resolve(baseUri, href), box, words.Length > MaximumAnchorText ? words[..MaximumAnchorText] : words));
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
        if (alt is { Length: > 8 } && !PictureAddress.IsBanner(image) && ConcealedNumbers.InCaption(alt) is { } number)
        {
            dataContacts.Add((number, box));
        }
        else if (MessengerNames.OfPicture(image) is { } service)
        {
            text.AppendLabel(service, box);
        }
        else if (alt is { Length: > 0 and <= 4 } && !alt.Any(char.IsLetter) && !PictureAddress.IsPhotoFile(image.GetAttribute("src")))
        {
            // Digits drawn as pictures are written so that a machine would miss them.
            if (alt.AsSpan().ContainsAnyInRange('0', '9'))
            {
                text.Disguise();
            }

            text.Append(alt, box);
        }
    }

    // A pictogram says as much as a label; so does what is shown when the pointer rests on it.
    private void AppendIcon(IElement icon, int box)
    {
        if (IconLabels.Of(icon) is { } label)
        {
            text.Mark(label);
        }

        if ((icon.GetAttribute("title") ?? icon.GetAttribute("aria-label") ?? (icon.FirstElementChild is { LocalName: "title" } drawn ? drawn.TextContent : null)) is { Length: > 1 and <= LongestTooltip } title)
        {
            text.AppendLabel(title, box);
        }
        else if (IconLabels.MessengerOf(icon) is { } service)
        {
            text.AppendLabel(service, box);
        }
    }

    // "<label>Name</label><input><label>Age</label><input>": a label in front of its field is drawn below the field before.
    private static bool BeginsField(IElement label) =>
        label is { PreviousElementSibling: not null, NextElementSibling: { LocalName: "input" or "select" or "textarea" or "div" or "span" } next }
        && (next.Id is not { Length: > 0 } id || label.GetAttribute("for") is not { Length: > 0 } named || string.Equals(id, named, StringComparison.Ordinal));

    // The second and later cells of a row, and a definition after its term, stay on the line they belong to.
    private bool ContinuesRow(IElement element, string tag, bool isCell)
    {
        if (text.Length == 0)
        {
            return false;
        }

        if (isCell)
        {
            return rows.ContinuesRow(element);
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
            if (children[i] is IElement child && ((child.LocalName is "br" ? element.LocalName is not "th" : !Inline.Contains(child.LocalName)) || !HasOnlyInline(child)))
            {
                return false;
            }
        }

        return true;
    }
}
