using System.Globalization;

namespace WebRiskMapper.SyntheticWeb.Behaviours;

/// <summary>A counter and a token outside the ad, new with every request: the body changes though the ad does not.</summary>
internal sealed class ViewCounter : SiteBehaviour
{
    public const string BehaviourName = "view-counter";

    public override string Name => BehaviourName;

    public override bool Applies(int site, string language) => site % 48 == 10;

    public override Reply Adjust(Reply reply, SiteRequest request)
    {
        if (reply.Status != 200 || request.IsHousekeeping)
        {
            return reply;
        }

        var number = request.Number.ToString(CultureInfo.InvariantCulture);
        return reply with
        {
            Body = reply.Body.Replace("</body>", $"<div class=\"stat\">#{number}</div><script>var nonce=\"{number.PadLeft(12, '7')}\";</script></body>", StringComparison.Ordinal),
        };
    }
}
