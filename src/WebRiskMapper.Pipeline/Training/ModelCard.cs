using System.Globalization;
using System.Text;
using WebRiskMapper.Analysis.Scoring.Training;

namespace WebRiskMapper.Pipeline.Training;

/// <summary>The model card: what a model was made of, how well it does and where not to trust it, in Markdown.</summary>
internal static class ModelCard
{
    public static string Write(string version, TrainedModel model)
    {
        var card = new StringBuilder();
        var report = model.Report;
        var untested = report.Entities - report.TrainedOn;
        Line(card, $"# {version}");
        Line(card, $"Review priorities of entities on advertisement platforms: how much a human's review is worth, never what a person is. {(report.Validated ? "Validated by random audit samples of every stratum." : "**Unvalidated**: the score is an index, not a probability.")}");
        Line(card, "Indicators and advertisements alone are not sufficient evidence of trafficking.");

        Line(card, "## Data");
        Line(card, $"Method: {model.Learnt.Method}. Trained at {model.TrainedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC on {report.TrainedOn} of {report.Entities} labelled entities ({report.TrainedOnHigh} of them high); {untested} were held out, by groups of entities that share an ad or a contact, and all figures below are {(report.OnAudit ? "of those of them that were drawn for the random audit" : $"theirs: the random audit sample has not yet {StratumAudit.EnoughOfEach} entities of either decision, so that most of them were chosen for review and the figures are not the market's")}. {model.Labels} labels by {model.Labellers} labellers; Krippendorff's alpha {Figure(model.Agreement.Ordinal)} (ordinal), {Figure(model.Agreement.Decision)} (high or not), on {model.Agreement.JudgedTwice} entities judged by two or more.");
        Line(card, "An entity's target is what most of its labellers say (an ordinal label above 3 says high); its weight is the chance that two of its labellers agree.");

        Line(card, "## Metrics");
        Line(card, "With 90 % intervals from a bootstrap over groups of entities. Brier: smaller is better; calibration slope: 1 is calibrated.");
        Table(card, "Model", [new("trained", report.Model), new("priors, without labels", report.Priors)]);

        Line(card, "## Calibration");
        Rows(card, "| Score | Entities | Mean score | Share high |", report.Calibration.Select(b => $"| {Figure(b.From)}–{Figure(b.From + 0.1)} | {b.Entities} | {Figure(b.MeanScore)} | {Figure(b.ShareHigh)} |"));

        Line(card, "## By language");
        Table(card, "Language", report.Languages);
        Line(card, "## By indicator group");
        Line(card, "On the entities that show an indicator of the group.");
        Table(card, "Group", report.Groups);

        Line(card, "## Ablations");
        Line(card, "Trained anew after one change; differences are from the trained model, and a Brier difference above 0 says that the change does harm. *without a common scale* lets labels move the weights one by one only. *with origin* switches on nationality and ethnicity, which are recorded and weigh 0: the row says what that would do, and is no proposal.");
        Rows(
            card,
            "| Change | AUC | difference | Brier | difference |",
            report.Ablations.Select(a => $"| {a.Name} | {Text(a.Metrics.Auc)} | {Difference(a.Metrics.Auc, report.Model.Auc)} | {Text(a.Metrics.Brier)} | {Difference(a.Metrics.Brier, report.Model.Brier)} |"));

        Line(card, "## Random audit");
        Line(card, $"Sensitivity and specificity of the high band on entities of the audit sample that two people judged, with Jeffreys' 90 % intervals. A model is validated from {StratumAudit.Enough} such entities in every stratum on.");
        Rows(card, "| Stratum | Entities | High | Sensitivity | Specificity |", report.Audit.Select(s => $"| {s.Stratum} | {s.Entities} | {s.High} | {Text(s.Sensitivity)} | {Text(s.Specificity)} |"));

        if (model.Learnt.Weights is { } weights)
        {
            Line(card, "## Weights");
            Line(card, "Log-odds per unit of strength, with their standard deviation.");
            Rows(card, "| Feature | Mean | SD |", weights.Features.Select((f, i) => $"| {f} | {Figure(weights.Means[i])} | {Figure(weights.Sd(i))} |"));
        }

        Line(card, "## Limits");
        Line(card, "- Labels from the review queue over-represent what the earlier model was unsure of. It was chosen by its indicators alone, so that what the labels teach stays right, but metrics outside the audit sample are not those of the market. Of the audit sample every stratum counts by the entities drawn in it, not by its size.");
        Line(card, "- Labels are opinions formed on advertisements. They say what a reviewer would look at again, not what happened to anybody.");
        Line(card, "- Languages and groups with few entities have figures that mean little; their intervals say so, and where none is given there were too few.");
        if (model.Learnt.Archives is { Count: var resamples })
        {
            Line(card, $"- It has no prior: what few labels didn't show, it doesn't know. Its interval is the spread of {resamples} models of resampled labels, and knows only the doubt that these differ in.");
        }

        Line(card, "- The evidence is that of each run's own indicators. A model does not carry over to other parameters or indicators; the program refuses it.");
        return card.ToString();
    }

    private static void Table(StringBuilder card, string what, IEnumerable<NamedMetrics> rows) => Rows(
        card,
        $"| {what} | Entities | High | AUC | Brier | Brier skill | Calibration slope |",
        rows.Select(r => $"| {r.Name} | {r.Metrics.Entities} | {r.Metrics.High} | {Text(r.Metrics.Auc)} | {Text(r.Metrics.Brier)} | {Text(r.Metrics.BrierSkill)} | {Text(r.Metrics.CalibrationSlope)} |"));

    private static void Rows(StringBuilder card, string header, IEnumerable<string> rows)
    {
        card.Append(header).Append('\n').Append(string.Concat(Enumerable.Repeat("| --- ", header.Count(c => c == '|') - 1))).Append("|\n");
        foreach (var row in rows)
        {
            card.Append(row).Append('\n');
        }

        card.Append('\n');
    }

    private static void Line(StringBuilder card, string text) => card.Append(text).Append("\n\n");

    private static string Text(Measured m) => m is { Low: { } low, High: { } high } ? $"{Figure(m.Value)} ({Figure(low)}–{Figure(high)})" : Figure(m.Value);

    private static string Difference(Measured changed, Measured model) => changed.Value - model.Value is { } d ? d.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) : "–";

    private static string Figure(double? value) => value is { } v ? v.ToString("0.000", CultureInfo.InvariantCulture) : "–";
}
