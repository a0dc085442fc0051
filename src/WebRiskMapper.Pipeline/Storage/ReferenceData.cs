using Npgsql;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>Countries, cities and their names, from <c>seeds/reference</c>.</summary>
public static class ReferenceData
{
    /// <summary>
    /// Brings the reference tables up to the files. Running it again changes nothing; rows that left a file stay, because
    /// earlier results may point at them. All four files are checked before anything is written.
    /// </summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="seedsFolder">The folder <c>seeds</c>.</param>
    /// <param name="ct">Cancels the load; nothing is then changed.</param>
    /// <returns>Rows added or changed.</returns>
    /// <exception cref="BadInputException">A file is missing or a line is wrong; every problem is listed.</exception>
    public static async Task<int> LoadAsync(NpgsqlConnection connection, string seedsFolder, CancellationToken ct = default)
    {
        var folder = Path.Combine(seedsFolder, "reference");
        var problems = new List<InputProblem>();
        var countries = Read(() => Countries(Path.Combine(folder, "osce-states.csv")), problems);
        var known = countries.Select(c => c.Iso2).ToHashSet(StringComparer.Ordinal);
        var cities = Read(() => Cities(Path.Combine(folder, "cities.csv"), known), problems);
        var exonyms = Read(() => Exonyms(Path.Combine(folder, "city-exonyms.csv")), problems);
        var territories = Read(() => Territories(Path.Combine(folder, "territory-names.csv")), problems);
        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        var changed = await BulkCopy.UpsertAsync(connection, "maps.country", CountryColumns(), countries, ["iso2"], ct)
            + await BulkCopy.UpsertAsync(connection, "maps.city", CityColumns(), cities, ["geonames_id"], ct)
            + await BulkCopy.UpsertAsync(connection, "maps.city_exonym", ExonymColumns(), exonyms, ["iso2", "city", "language", "name"], ct)
            + await BulkCopy.UpsertAsync(connection, "maps.territory_name", TerritoryColumns(), territories, ["iso2", "language", "name"], ct);
        await transaction.CommitAsync(ct);
        return changed;
    }

    private static IReadOnlyList<T> Read<T>(Func<IReadOnlyList<T>> read, List<InputProblem> problems)
    {
        try
        {
            return read();
        }
        catch (BadInputException e)
        {
            problems.AddRange(e.Problems);
            return [];
        }
    }

    private static List<CountryRow> Countries(string path)
    {
        var table = SeedTable.Read(
            path, "iso2", "iso3", "iso_numeric", "name", "osce_status", "subregion", "population", "population_year", "calling_code", "currencies", "cctld", "languages");
        var rows = new List<CountryRow>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in table.Lines)
        {
            var numeric = line.Text("iso_numeric");
            if (numeric.Length != 3 || !numeric.All(char.IsAsciiDigit))
            {
                line.Refuse("iso_numeric", $"'{numeric}' is not three digits", "use the ISO 3166-1 numeric code with leading zeros");
            }

            var row = new CountryRow
            {
                Iso2 = line.Code("iso2", 2),
                Iso3 = line.Code("iso3", 3),
                IsoNumeric = numeric,
                Name = line.Text("name"),
                OsceStatus = line.Text("osce_status"),
                Subregion = line.Text("subregion"),
                Population = line.Whole("population", 0, 10_000_000_000),
                PopulationYear = (int?)line.Whole("population_year", 1900, 2200),
                CallingCode = line.Optional("calling_code"),
                Currencies = line.List("currencies"),
                Cctld = line.Optional("cctld"),
                Languages = line.List("languages"),
            };
            if (!seen.Add(row.Iso2))
            {
                line.Refuse("iso2", $"'{row.Iso2}' stands in an earlier line too", "remove one of them");
            }

            rows.Add(row);
        }

        table.ThrowIfBad();
        return rows;
    }

    private static List<CityRow> Cities(string path, HashSet<string> countries)
    {
        var table = SeedTable.Read(path, "geonames_id", "name", "country", "admin_code", "population", "latitude", "longitude");
        var rows = new List<CityRow>();
        foreach (var line in table.Lines)
        {
            var country = line.Code("country", 2);

            // Without a readable list of countries its own problems are enough.
            if (countries.Count > 0 && !countries.Contains(country))
            {
                line.Refuse("country", $"'{country}' is not in osce-states.csv", "add the country there or remove the city");
            }

            rows.Add(new CityRow
            {
                GeonamesId = (int)(Required(line, "geonames_id") ?? 0),
                Name = line.Text("name"),
                Country = country,
                AdminCode = line.Optional("admin_code"),
                Population = Required(line, "population") ?? 0,
                Latitude = line.Number("latitude", -90, 90),
                Longitude = line.Number("longitude", -180, 180),
            });
        }

        table.ThrowIfBad();
        return rows;
    }

    private static long? Required(SeedLine line, string field) => line.Text(field).Length == 0 ? null : line.Whole(field, 0, int.MaxValue);

    private static List<CityExonymRow> Exonyms(string path)
    {
        var table = SeedTable.Read(path, "timezone_city", "iso2", "language", "name");
        var rows = table.Lines.Select(line => new CityExonymRow
        {
            City = line.Text("timezone_city"),
            Iso2 = line.Code("iso2", 2),
            Language = line.Text("language"),
            Name = line.Text("name"),
        }).ToList();
        table.ThrowIfBad();
        return rows;
    }

    private static List<TerritoryNameRow> Territories(string path)
    {
        var table = SeedTable.Read(path, "iso2", "language", "name");
        var rows = table.Lines.Select(line => new TerritoryNameRow
        {
            Iso2 = line.Code("iso2", 2),
            Language = line.Text("language"),
            Name = line.Text("name"),
        }).ToList();
        table.ThrowIfBad();
        return rows;
    }

    private static BulkColumns<CountryRow> CountryColumns() => new BulkColumns<CountryRow>()
        .Add("iso2", "text", r => r.Iso2)
        .Add("iso3", "text", r => r.Iso3)
        .Add("iso_numeric", "text", r => r.IsoNumeric)
        .Add("name", "text", r => r.Name)
        .Add("osce_status", "text", r => r.OsceStatus)
        .Add("subregion", "text", r => r.Subregion)
        .Add("population", "bigint", r => r.Population)
        .Add("population_year", "integer", r => r.PopulationYear)
        .Add("calling_code", "text", r => r.CallingCode)
        .Add("currencies", "text[]", r => r.Currencies.ToArray())
        .Add("cctld", "text", r => r.Cctld)
        .Add("languages", "text[]", r => r.Languages.ToArray());

    private static BulkColumns<CityRow> CityColumns() => new BulkColumns<CityRow>()
        .Add("geonames_id", "integer", r => r.GeonamesId)
        .Add("name", "text", r => r.Name)
        .Add("country", "text", r => r.Country)
        .Add("admin_code", "text", r => r.AdminCode)
        .Add("population", "bigint", r => r.Population)
        .Add("latitude", "double precision", r => r.Latitude)
        .Add("longitude", "double precision", r => r.Longitude);

    private static BulkColumns<CityExonymRow> ExonymColumns() => new BulkColumns<CityExonymRow>()
        .Add("city", "text", r => r.City)
        .Add("iso2", "text", r => r.Iso2)
        .Add("language", "text", r => r.Language)
        .Add("name", "text", r => r.Name);

    private static BulkColumns<TerritoryNameRow> TerritoryColumns() => new BulkColumns<TerritoryNameRow>()
        .Add("iso2", "text", r => r.Iso2)
        .Add("language", "text", r => r.Language)
        .Add("name", "text", r => r.Name);
}
