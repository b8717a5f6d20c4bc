// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/projectschema.h"

#include "timeline/model/framemapjson.h"

#include <QJsonArray>

#include <array>

namespace timeline::model {

namespace {

// Frame maps were lists of [time, frame]: four lines for each frame of each take.
QJsonObject mapsToRuns(QJsonObject project)
{
    QJsonArray takes = project.value(QLatin1String("takes")).toArray();
    for (qsizetype i = 0; i < takes.size(); ++i) {
        QJsonObject take = takes.at(i).toObject();
        QJsonObject map = take.value(QLatin1String("frameMap")).toObject();
        const QJsonArray pairs = map.take(QLatin1String("entries")).toArray();
        map.insert(QStringLiteral("runs"), runsOfPairs(pairs));
        take.insert(QStringLiteral("frameMap"), map);
        takes[i] = take;
    }
    project.insert(QStringLiteral("takes"), takes);
    return project;
}

constexpr std::array steps{Migration{1, mapsToRuns}};
static_assert(steps.size() == projectSchema - 1);

} // namespace

std::span<const Migration> migrations()
{
    return steps;
}

Result<QJsonObject> migrated(QJsonObject json)
{
    const int schema = json.value(QLatin1String("schema")).toInt();
    if (schema < 1)
        return fail(
            Error::Kind::ProjectDamaged, QStringLiteral("it does not say which format it has"));
    if (schema > projectSchema) {
        // Somebody else's text: no more of it than a version needs.
        const QString by = json.value(QLatin1String("savedBy")).toString().left(20);
        return fail(Error::Kind::ProjectTooNew,
            QStringLiteral("by version %1 in format %2; this is version %3, which reads formats up "
                           "to %4")
                .arg(by.isEmpty() ? QStringLiteral("unknown") : by)
                .arg(schema)
                .arg(QStringLiteral(RETAKE_VERSION))
                .arg(projectSchema));
    }
    for (const Migration &migration : steps) {
        if (migration.from >= schema)
            json = migration.step(std::move(json));
    }
    json.insert(QStringLiteral("schema"), projectSchema);
    return json;
}

} // namespace timeline::model
