namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What a page is for. <c>ad</c>: one advertisement; <c>list</c>: links to many; the rest carries no ads.</summary>
public enum PageType
{
    Other,
    Ad,
    List,
    AgeGate,
    Blocked,
    Login,
}
