namespace WebRiskMapper.SyntheticWeb.Languages;

/// <summary>Invented working names, each in Latin, Cyrillic and Greek script.</summary>
internal static class WorkingNames
{
    private static readonly string[][] Names = [.. """
        Anna Анна Άννα|Bella Белла Μπέλλα|Clara Клара Κλάρα|Diana Диана Ντιάνα|Elena Елена Έλενα|Emma Эмма Έμμα|Eva Ева Εύα|Gina Джина Τζίνα
        |Greta Грета Γκρέτα|Helena Хелена Χελένα|Ines Инес Ινές|Iris Ирис Ίρις|Jana Яна Γιάνα|Julia Юлия Τζούλια|Karina Карина Καρίνα|Katja Катя Κάτια
        |Lara Лара Λάρα|Laura Лаура Λάουρα|Lena Лена Λένα|Lidia Лидия Λυδία|Lina Лина Λίνα|Lola Лола Λόλα|Lucia Лючия Λουτσία|Marta Марта Μάρτα
        |Maria Мария Μαρία|Melissa Мелисса Μελίσσα|Mila Мила Μίλα|Monica Моника Μόνικα|Nadia Надя Νάντια|Natalia Наталья Ναταλία|Nina Нина Νίνα|Nora Нора Νόρα
        |Olga Ольга Όλγα|Paula Паула Πάουλα|Petra Петра Πέτρα|Raquel Ракель Ρακέλ|Rita Рита Ρίτα|Sandra Сандра Σάντρα|Sara Сара Σάρα|Simona Симона Σιμόνα
        |Sofia София Σοφία|Sonia Соня Σόνια|Stella Стелла Στέλλα|Tamara Тамара Ταμάρα|Tania Таня Τάνια|Teresa Тереза Τερέζα|Valeria Валерия Βαλέρια|Vera Вера Βέρα
        |Victoria Виктория Βικτώρια|Yasmin Ясмин Γιασμίν|Zara Зара Ζάρα|Zoe Зоя Ζωή
        """.Split('|', StringSplitOptions.TrimEntries).Select(n => n.Split(' '))];

    public static int Count => Names.Length;

    public static string In(int name, SiteLanguage language) => language.OwnSpellings.GetValueOrDefault(Latin(name)) ?? Names[name][language.Script];

    public static string Latin(int name) => Names[name][0];

    /// <summary>Reads <c>Clara Klara|Eva Ewa</c> as Latin name → own spelling.</summary>
    public static IReadOnlyDictionary<string, string> Spelt(string pairs) =>
        pairs.Split('|', StringSplitOptions.TrimEntries).Select(p => p.Split(' ')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
}
