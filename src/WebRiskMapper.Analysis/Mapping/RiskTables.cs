namespace WebRiskMapper.Analysis.Mapping;

/// <summary>
/// The two tables of a run: content risk per platform and country, and per country. The unit is the entity; each counts
/// once in a country, however many ads and platforms it has there.
/// <para>
/// One 90 % interval per figure. A platform's runs from the lower of two 5 % bounds to the higher of two 95 % bounds: of
/// the share realised among this window's entities, and of the rate that they were drawn with. Shrinkage alone would
/// miss the first, counting alone the second, and readers take the interval for either. The mean is of the realised share.
/// </para>
/// </summary>
public static class RiskTables
{
    private const string UnknownStratum = "unknown";
    private const double AboveReferenceFrom = 0.9;
    private const double NegligibleNode = 1e-4;

    /// <param name="presences">One per entity, platform and country; repeats are added up.</param>
    /// <param name="coverage">At most one per platform; platforms without one count as of unknown coverage.</param>
    /// <param name="populations">Inhabitants by ISO alpha-2 code.</param>
    /// <returns>Platforms ordered by country and platform, countries by code. Ads that cannot be located form rows of country <see cref="Presence.Unlocated"/>.</returns>
    public static (PlatformRisk[] Platforms, CountryRisk[] Countries) Compute(
        IReadOnlyList<Presence> presences,
        IReadOnlyList<PlatformCoverage> coverage,
        IReadOnlyDictionary<string, long> populations,
        RiskTableOptions? options = null)
    {
        options ??= new RiskTableOptions();
        var highByEntity = presences.GroupBy(p => p.EntityId).ToDictionary(g => g.Key, g => g.Any(p => p.High));
        var cells = PlatformCells(presences, coverage, new EffectiveSize(highByEntity, options), options);
        if (cells.Count == 0)
        {
            return ([], []);
        }

        var reference = options.Reference ?? highByEntity.Values.Count(h => h) / (double)highByEntity.Count;
        var shares = SharesOfCountry(cells, options);
        var grid = ShareGrid.Instance;
        var (rates, realised, countries) = Solve(grid, cells, shares, options);
        var platforms = cells.Select((cell, i) => PlatformRow(grid, cell, rates[i], realised[i], reference, options)).ToArray();
        return (platforms, CountryRows(presences, platforms, countries, populations, options));
    }

    private sealed record PlatformCell(int PlatformId, string Country, string Stratum, double? Coverage, int Ads, int Entities, int High, EffectiveSize.Effect Effect, Cell Counts);

    private static List<PlatformCell> PlatformCells(IReadOnlyList<Presence> presences, IReadOnlyList<PlatformCoverage> coverage, EffectiveSize size, RiskTableOptions options)
    {
        var coverageOf = coverage.ToDictionary(c => c.PlatformId);
        var platformsOf = presences.DistinctBy(p => (p.EntityId, p.Country, p.PlatformId)).CountBy(p => (p.EntityId, p.Country)).ToDictionary();
        return
        [
            .. presences.GroupBy(p => (p.Country, p.PlatformId)).OrderBy(g => g.Key.Country, StringComparer.Ordinal).ThenBy(g => g.Key.PlatformId).Select(g =>
            {
                var entities = g.GroupBy(p => p.EntityId).Select(e => (Id: e.Key, High: e.Any(p => p.High), Part: 1.0 / platformsOf[(e.Key, g.Key.Country)])).ToList();
                var known = coverageOf.GetValueOrDefault(g.Key.PlatformId);
                var effect = size.Of([.. entities.Select(e => e.Id)], Math.Max(0.01, known?.Share ?? options.CoverageIfUnknown));
                var deff = effect.Factor;
                var counts = new Cell(
                    entities.Count / deff,
                    entities.Count(e => e.High) / deff,
                    entities.Sum(e => e.Part) / deff,
                    entities.Where(e => e.High).Sum(e => e.Part) / deff);
                var located = !string.Equals(g.Key.Country, Presence.Unlocated, StringComparison.Ordinal);
                return new PlatformCell(
                    g.Key.PlatformId,
                    g.Key.Country,
                    (known?.Stratum ?? UnknownStratum) + (located ? "" : "/" + Presence.Unlocated),
                    known?.Share,
                    g.Sum(p => p.Ads),
                    entities.Count,
                    entities.Count(e => e.High),
                    effect,
                    counts);
            }),
        ];
    }

    /// <summary>Each platform's part of its country's distinct entities, seen or not.</summary>
    private static double[] SharesOfCountry(List<PlatformCell> cells, RiskTableOptions options)
    {
        var expected = cells.Select(c => c.Counts.SharedN / Math.Max(0.01, c.Coverage ?? options.CoverageIfUnknown)).ToArray();
        var totals = cells.Zip(expected).GroupBy(c => c.First.Country, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Second), StringComparer.Ordinal);
        return [.. cells.Zip(expected, (cell, e) => e / totals[cell.Country])];
    }

    private static (double[][] Rates, RealisedShare[] Realised, Dictionary<string, CountryShare> Countries) Solve(ShareGrid grid, List<PlatformCell> cells, double[] shares, RiskTableOptions options)
    {
        var strata = cells.Index().GroupBy(c => c.Item.Stratum, c => c.Index, StringComparer.Ordinal).Select(g => (Name: g.Key, Members: g.ToList())).ToList();
        var rates = cells.Select(_ => new double[ShareGrid.Shares]).ToArray();
        var realised = cells.Select(_ => new RealisedShare()).ToArray();
        var linkage = Math.Max(1, options.LinkageDesignEffect);
        var countries = cells.Select(c => c.Country).Distinct(StringComparer.Ordinal).ToDictionary(c => c, _ => new CountryShare(), StringComparer.Ordinal);
        foreach (var (detection, weight, evidence) in WeighDetection(grid, cells, strata, options))
        {
            foreach (var ((name, members), logEvidence) in strata.Zip(evidence))
            {
                var hypers = StratumModel.Weigh(logEvidence);
                foreach (var index in members)
                {
                    var cell = cells[index];
                    var coverage = cell.Coverage ?? options.CoverageIfUnknown;
                    var posterior = StratumModel.Posterior(grid, cell.Counts, detection, hypers);
                    ShareGrid.AddScaled(weight, posterior.Rate, rates[index]);
                    realised[index].Add(grid, posterior.Rate, weight, cell.Entities, cell.High, coverage, options.UnseenShiftSd, cell.Effect, linkage, detection);
                    countries[cell.Country].Add(name, shares[index], 1 - coverage, options.UnseenShiftSd, posterior, hypers);
                }
            }

            foreach (var country in countries.Values)
            {
                country.CloseNode(weight);
            }
        }

        return (rates, realised, countries);
    }

    /// <summary>Posterior weight of each belief about detection: prior times the evidence of all strata.</summary>
    private static List<(Detection Detection, double Weight, double[][] Evidence)> WeighDetection(
        ShareGrid grid,
        List<PlatformCell> cells,
        List<(string Name, List<int> Members)> strata,
        RiskTableOptions options)
    {
        var nodes = DetectionBelief.Nodes(options)
            .Select(node =>
            {
                var evidence = strata.Select(s => StratumModel.LogEvidence(grid, [.. s.Members.Select(i => cells[i].Counts)], node.Detection)).ToArray();
                return (node.Detection, Log: Math.Log(node.Weight) + evidence.Sum(StratumModel.LogMean), Evidence: evidence);
            })
            .ToList();
        var most = nodes.Max(n => n.Log);
        var total = nodes.Sum(n => Math.Exp(n.Log - most));
        return [.. nodes.Select(n => (n.Detection, Weight: Math.Exp(n.Log - most) / total, n.Evidence)).Where(n => n.Weight > NegligibleNode)];
    }

    private static PlatformRisk PlatformRow(ShareGrid grid, PlatformCell cell, double[] rate, RealisedShare realised, double reference, RiskTableOptions options)
    {
        if (cell.Entities < options.MinimumEntities)
        {
            return new PlatformRisk(cell.PlatformId, cell.Country, cell.Ads, cell.Entities, cell.High, null, null, null, null, cell.Coverage, Suppressed: true);
        }

        var (underlying, above) = SharePosterior.Publish(grid, rate, cell.Coverage ?? options.CoverageIfUnknown, options.UnseenShiftSd, reference);
        var share = realised.Publish();
        return new PlatformRisk(
            cell.PlatformId,
            cell.Country,
            cell.Ads,
            cell.Entities,
            cell.High,
            share.Mean,
            Math.Min(share.Low, underlying.Low),
            Math.Max(share.High, underlying.High),
            above,
            cell.Coverage,
            Suppressed: false);
    }

    private static CountryRisk[] CountryRows(
        IReadOnlyList<Presence> presences,
        PlatformRisk[] platforms,
        Dictionary<string, CountryShare> shares,
        IReadOnlyDictionary<string, long> populations,
        RiskTableOptions options)
    {
        var countriesOf = presences
            .Where(p => !string.Equals(p.Country, Presence.Unlocated, StringComparison.Ordinal))
            .DistinctBy(p => (p.EntityId, p.Country))
            .CountBy(p => p.EntityId)
            .ToDictionary();
        var rowsOf = platforms.ToLookup(p => p.Country, StringComparer.Ordinal);
        return
        [
            .. presences.GroupBy(p => p.Country, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            {
                var entities = g.GroupBy(p => p.EntityId).Select(e => (Id: e.Key, High: e.Any(p => p.High))).ToList();
                var rows = rowsOf[g.Key].ToList();
                var ads = g.Sum(p => p.Ads);
                var suppressed = entities.Count < options.MinimumEntities;
                Figure? figure = suppressed ? null : shares[g.Key].Publish();
                return new CountryRisk(
                    g.Key,
                    rows.Count,
                    ads,
                    populations.TryGetValue(g.Key, out var inhabitants) && inhabitants > 0 ? ads * 100_000.0 / inhabitants : null,
                    entities.Count,
                    entities.Count(e => e.High),
                    entities.Count(e => countriesOf.GetValueOrDefault(e.Id) > 1),
                    rows.Count(r => r.ProbabilityAboveReference >= AboveReferenceFrom),
                    figure?.Mean,
                    figure?.Low,
                    figure?.High,
                    CoverageOf(rows),
                    suppressed);
            }),
        ];
    }

    /// <summary>Ads seen in the country over those estimated, on the platforms whose coverage is known.</summary>
    private static double? CoverageOf(List<PlatformRisk> rows)
    {
        var known = rows.Where(r => r.Coverage is > 0 && r.Ads > 0).ToList();
        return known.Count == 0 ? null : known.Sum(r => r.Ads) / known.Sum(r => r.Ads / r.Coverage!.Value);
    }
}
