namespace WebRiskMapper.Analysis.Parsing;

/// <summary>A thread of a forum: contributions of several people one below the other, of which the first is what the page is about.</summary>
/// <param name="Opening">The first contribution.</param>
/// <param name="Replies">The others, in page order.</param>
internal sealed record ForumThread(Box Opening, IReadOnlyList<Box> Replies)
{
    private const int ShortestOpening = 80;
    private const double LeastShare = 0.3;
    private const int FewestDigitsOfId = 3;
    private const string Author = "time, [class*=author], [class*=user], [class*=poster], [class*=avatar], [class*=date], [class*=profile]";

    private static readonly string[] IdWords = ["p", "post", "post_", "post-", "js-post-", "msg", "msg_", "msg-", "message", "message-", "message_", "reply-", "topic-post-"];

    /// <summary>Finds the page's thread and marks what belongs to it, so that its members are no cards; null where there is none.</summary>
    public static ForumThread? Find(PageOutline outline)
    {
        foreach (var parent in outline.Boxes)
        {
            // Each of two posts and more has a box of its own and something in it.
            if (parent.End - parent.Index < 5 || parent.TextLength < outline.TextLength * LeastShare)
            {
                continue;
            }

            var posts = outline.ChildrenOf(parent).Where(b => b.TextLength > 0 && IsPost(b)).ToList();
            if (posts.Count >= 2 && posts[0].TextLength >= ShortestOpening && posts.TrueForAll(p => string.Equals(p.Tag, posts[0].Tag, StringComparison.Ordinal)) && !IsInReviews(outline, parent)
                && posts.TrueForAll(p => p.Element.QuerySelector(Author) is not null) && posts.Skip(1).All(p => !HasHeadingOfItsOwn(outline, p, posts[0])))
            {
                posts.ForEach(p => p.IsPost = true);
                return new ForumThread(posts[0], posts[1..]);
            }
        }

        return null;
    }

    /// <summary>Leaves of the page the opening, without the signature of who wrote it, and the heading.</summary>
    public void ExcludeOthers(PageOutline outline, int mainHeading)
    {
        foreach (var reply in Replies)
        {
            outline.Reviews.Add((reply.FirstLine, reply.EndLine));
            outline.Exclude(reply);
        }

        foreach (var box in outline.Boxes)
        {
            var isInside = box.Index > Opening.Index && box.Index < Opening.End;
            var isOutside = box.Index >= Opening.End || box.End <= Opening.Index;
            if ((isOutside && !(mainHeading >= box.FirstLine && mainHeading < box.EndLine)) || (isInside && box.Parts.Has(PagePart.Signature)))
            {
                outline.Exclude(box);
            }
        }
    }

    // Forums number what is posted: id="p402771".
    private static bool IsPost(Box box)
    {
        if (box.Tag is "a" or "p" or "td" or "option")
        {
            return false;
        }

        if (box.Element.Id is { Length: > 1 } id)
        {
            var digits = id.AsSpan().IndexOfAnyInRange('0', '9');
            if (digits > 0 && id.Length - digits >= FewestDigitsOfId && !id.AsSpan(digits).ContainsAnyExceptInRange('0', '9') && Array.Exists(IdWords, w => id.AsSpan(0, digits).Equals(w, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return box.Parts.Has(PagePart.Post);
    }

    private static bool IsInReviews(PageOutline outline, Box box)
    {
        for (var i = box.Index; i >= 0; i = outline.Boxes[i].Parent)
        {
            if (outline.Boxes[i].Parts.Has(PagePart.Reviews))
            {
                return true;
            }
        }

        return false;
    }

    // The entries of a blog's first page have headings of their own; an answer repeats the thread's, or has none.
    private static bool HasHeadingOfItsOwn(PageOutline outline, Box post, Box opening)
    {
        for (var i = post.FirstLine; i < post.EndLine && i < outline.Lines.Count; i++)
        {
            if (outline.Lines[i] is { Heading: > 0 } heading && !Repeats(outline, heading.Text, opening))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Repeats(PageOutline outline, string heading, Box opening)
    {
        for (var i = 0; i < opening.EndLine && i < outline.Lines.Count; i++)
        {
            if (outline.Lines[i] is { Heading: > 0 } earlier && heading.EndsWith(earlier.Text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
