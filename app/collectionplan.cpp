// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collectionplan.h"

#include "timeline/media/probe.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <numeric>

namespace app {

namespace {

using Kind = model::Error::Kind;

// Names that differ in case alone are one name on some file systems.
QString freeName(const QString &wished, QSet<QString> &taken)
{
    const QFileInfo name(wished);
    const QString suffix = name.suffix().isEmpty() ? QString() : QLatin1Char('.') + name.suffix();
    QString free = wished;
    for (int n = 2; taken.contains(free.toCaseFolded()); ++n)
        free = QStringLiteral("%1 %2%3").arg(name.completeBaseName()).arg(n).arg(suffix);
    taken.insert(free.toCaseFolded());
    return free;
}

model::Result<> checkThere(const model::Project &project)
{
    QStringList missing;
    for (const model::Media &media : project.media) {
        const QString name = QFileInfo(media.path).fileName();
        const auto identity = media::identify(media.path);
        if (!identity) {
            missing << name;
        } else if (media.identity.size != 0
            && (identity->size != media.identity.size
                || identity->edgeHash != media.identity.edgeHash)) {
            return model::fail(Kind::SourceChanged, name);
        }
    }
    if (!missing.isEmpty())
        return model::fail(Kind::MediaMissing, missing.join(QStringLiteral(", ")));
    return {};
}

// Only the way from the project to its media counts, and where they lay is nobody's business.
QByteArray withoutPlaces(const QByteArray &text)
{
    QJsonObject json = QJsonDocument::fromJson(text).object();
    QJsonArray all = json.value(QLatin1String("media")).toArray();
    for (qsizetype i = 0; i < all.size(); ++i) {
        QJsonObject media = all.at(i).toObject();
        media.remove(QLatin1String("path"));
        all[i] = media;
    }
    json.insert(QStringLiteral("media"), all);
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

} // namespace

qint64 CollectionPlan::bytes() const
{
    return std::accumulate(files.begin(), files.end(), qint64(project.size()),
        [](qint64 sum, const CollectedFile &file) { return sum + file.bytes; });
}

model::Result<CollectionPlan> planCollection(const model::Project &project, const QString &name)
{
    if (const auto there = checkThere(project); !there)
        return tl::unexpected(there.error());
    CollectionPlan plan;
    plan.projectName = name + QStringLiteral(".retake");
    const QDir nowhere(QStringLiteral("/collected"));
    model::Project collected = project;
    QSet<QString> taken;
    QHash<QString, QString> places; // a file that two media name is written once
    for (model::Media &media : collected.media) {
        QString &place = places[media.path];
        if (place.isEmpty()) {
            const QFileInfo file(media.path);
            place = QStringLiteral("%1 media/%2").arg(name, freeName(file.fileName(), taken));
            plan.files.push_back({media.path, place, file.size()});
        }
        media.path = nowhere.filePath(place);
    }
    plan.project = withoutPlaces(model::projectToJson(collected, nowhere.path()));
    return plan;
}

} // namespace app
