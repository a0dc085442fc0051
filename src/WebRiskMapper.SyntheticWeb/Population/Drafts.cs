using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Phones;
using WebRiskMapper.SyntheticWeb.Places;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Population;

/// <summary>One advertised person as invented.</summary>
/// <param name="Signals">Indicator names planted in this persona's ads.</param>
/// <param name="Rate">Share of the market's usual price.</param>
/// <param name="Phone">Index into the entity's numbers; -1 for a persona reached by messenger only.</param>
internal sealed record Persona(
    int Id, int Name, int Age, string? Nationality, IReadOnlyList<string> Services, int HeightCm, IReadOnlySet<string> Signals, double Rate, int Phone, PhoneWriting Writing, Voice Voice);

internal sealed class EntityDraft
{
    public required int Id { get; init; }
    public required EntityKind Kind { get; init; }
    public required string Country { get; init; }
    public required IReadOnlyList<(NumberPlan Plan, string Significant)> Phones { get; init; }
    public required List<Persona> Personas { get; init; }
    public string? Email { get; init; }
    public string? Telegram { get; init; }
    public string? AgencyName { get; init; }

    /// <summary>Day in the cycle of repostings; <see cref="AdDraft.Phase"/> counts from it.</summary>
    public required int Phase { get; init; }
}

/// <summary>An ad before it is written: who, where, on which site.</summary>
/// <param name="Local">Running number on its site.</param>
/// <param name="Phase">Day of the 45-day cycle on which it is posted anew.</param>
/// <param name="Birth">Generation in which it appeared.</param>
internal sealed record AdDraft(int Id, int Local, EntityDraft Entity, Persona Persona, SiteTruth Site, City City, string Country, int Phase, int Birth);
