// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/errortext.h"
#include "timeline/model/framemapjson.h"
#include "timeline/model/projectfile.h"
#include "timeline/model/projectschema.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace timeline::model;

namespace {

QByteArray textOf(int schema)
{
    QFile file(QStringLiteral(PROJECT_FILES "/schema%1.retake").arg(schema));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    return file.readAll();
}

QJsonObject jsonOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

// Whether `written` has every field of `given`, with the same value; it may have more.
bool says(const QJsonValue &written, const QJsonValue &given)
{
    if (given.isArray()) {
        const QJsonArray all = written.toArray(), parts = given.toArray();
        if (all.size() != parts.size())
            return false;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (!says(all.at(i), parts.at(i)))
                return false;
        }
        return true;
    }
    if (!given.isObject())
        return written == given;
    const QJsonObject all = written.toObject(), fields = given.toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const bool isNew = field.key() == QLatin1String("savedBy");
        if (!isNew && !says(all.value(field.key()), field.value()))
            return false;
    }
    return true;
}

} // namespace

class TestProjectSchema : public QObject {
    Q_OBJECT

private slots:
    void everySchemaHasItsStepAndItsFile()
    {
        int from = 1;
        for (const Migration &migration : migrations()) {
            QCOMPARE(migration.from, from);
            QCOMPARE(jsonOf(textOf(from)).value(QLatin1String("schema")).toInt(), from);
            ++from;
        }
        QCOMPARE(from, projectSchema);
    }

    void aFileOfAnyEarlierSchemaBecomesOneOfToday_data()
    {
        QTest::addColumn<int>("schema");
        for (int schema = 1; schema <= projectSchema; ++schema)
            QTest::addRow("schema %d", schema) << schema;
    }

    void aFileOfAnyEarlierSchemaBecomesOneOfToday()
    {
        QFETCH(int, schema);
        QCOMPARE(migrated(jsonOf(textOf(schema))), jsonOf(textOf(projectSchema)));
        const QString folder = QStringLiteral("/videos");
        const auto project = projectFromJson(textOf(schema), folder);
        QVERIFY(project);
        QCOMPARE(project, projectFromJson(textOf(projectSchema), folder));
        // What is written is of today and has all that the file said.
        const QByteArray text = projectToJson(*project, folder);
        const QJsonObject written = jsonOf(text);
        QCOMPARE(
            written.value(QLatin1String("savedBy")).toString(), QStringLiteral(RETAKE_VERSION));
        QVERIFY2(says(written, jsonOf(textOf(projectSchema))), text);
        QCOMPARE(projectFromJson(text, folder), project);
    }

    void theFrameMapOfSchema1IsReadWhole()
    {
        const FrameMap map =
            projectFromJson(textOf(1), QStringLiteral("/videos"))->takes[1].frameMap;
        const Flicks frame(23'520'000);
        const std::vector<FrameMap::Entry> expected{{frame * 0, 0}, {frame, 1}, {frame * 2, 2},
            {frame * 3, 3}, {frame * 4, -1}, {frame * 5, -1}, {frame * 6 + Flicks(1), 5}};
        QCOMPARE(map.entries, expected);
    }

    void aLaterFileIsRefusedWithBothVersionsAndWhatToDo()
    {
        QJsonObject json = jsonOf(textOf(projectSchema));
        json.insert(QStringLiteral("schema"), projectSchema + 3);
        json.insert(QStringLiteral("savedBy"), QStringLiteral("9.1"));
        const auto read = projectFromJson(QJsonDocument(json).toJson(), {});
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::ProjectTooNew);
        QCOMPARE(errorSentence(read.error(), QStringLiteral("film.retake")),
            QStringLiteral("“film.retake” was saved by a newer version of this program (by version "
                           "9.1 in format %1; this is version %2, which reads formats up to %3). "
                           "Update the program to open it.")
                .arg(projectSchema + 3)
                .arg(QStringLiteral(RETAKE_VERSION))
                .arg(projectSchema));
    }

    void aFileThatNamesNoSchemaIsDamaged_data()
    {
        QTest::addColumn<QJsonValue>("schema");
        QTest::newRow("none") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("zero") << QJsonValue(0);
        QTest::newRow("below") << QJsonValue(-7);
        QTest::newRow("a word") << QJsonValue(QStringLiteral("two"));
    }

    void aFileThatNamesNoSchemaIsDamaged()
    {
        QFETCH(QJsonValue, schema);
        QJsonObject json = jsonOf(textOf(projectSchema));
        json.insert(QStringLiteral("schema"), schema);
        QCOMPARE(migrated(json).error().kind, Error::Kind::ProjectDamaged);
    }

    void anyFrameMapComesBack()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            FrameMap map;
            map.length = Flicks(random.bounded(1'000'000));
            map.soundOffset = Flicks(random.bounded(2'000) - 1'000);
            Flicks time(random.bounded(5));
            const int count = random.bounded(40);
            for (int n = 0; n < count; ++n) {
                const bool isRegular = random.bounded(4) != 0;
                map.entries.push_back({time, isRegular ? n : random.bounded(-1, 50)});
                time += Flicks(isRegular ? 1000 : random.bounded(1, 3000));
            }
            QJsonObject json = toJson(map);
            QCOMPARE(frameMapFromJson(json), map);
            QVERIFY(json.isEmpty());
        }
    }

    void aMapThatClaimsTooMuchEndsSomewhere_data()
    {
        QTest::addColumn<QJsonArray>("run");
        QTest::addColumn<qint64>("most");
        const qint64 huge = std::numeric_limits<qint64>::max();
        QTest::newRow("too many frames") << QJsonArray{0, 1, 0, 1, huge} << qint64(mostMapped);
        QTest::newRow("beyond all time") << QJsonArray{huge - 1, huge - 1, 0, 1, 100} << qint64(1);
        QTest::newRow("a negative count") << QJsonArray{0, 1, 0, 1, -5} << qint64(0);
        QTest::newRow("no run") << QJsonArray{} << qint64(0);
    }

    void aMapThatClaimsTooMuchEndsSomewhere()
    {
        QFETCH(QJsonArray, run);
        QFETCH(qint64, most);
        QJsonObject json{{QStringLiteral("runs"), QJsonArray{QJsonValue(run)}}};
        QCOMPARE(qint64(frameMapFromJson(json).entries.size()), most);
    }
};

QTEST_GUILESS_MAIN(TestProjectSchema)
#include "tst_projectschema.moc"
