// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/projectfile.h"

#include "timeline/model/projectjson.h"
#include "timeline/model/projectschema.h"
#include "timeline/model/replacefile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace timeline::model {

namespace {

constexpr QLatin1String formatName("retake-studio project");
constexpr qint64 largestProject = qint64{256} * 1024 * 1024;

std::int64_t highestId(const Project &p)
{
    std::int64_t highest = 0;
    for (const Media &m : p.media)
        highest = std::max(highest, m.id.value);
    for (const Take &t : p.takes)
        highest = std::max(highest, t.id.value);
    for (const Retake &r : p.retakes)
        highest = std::max(highest, r.id.value);
    for (const Clip &c : p.sequence.clips)
        highest = std::max(highest, c.id.value);
    for (const Marker &m : p.sequence.markers)
        highest = std::max(highest, m.id.value);
    return highest;
}

// Every name that is used must exist, or a view would look for what is not there.
Result<> checkNames(const Project &p)
{
    for (const Take &take : p.takes) {
        if (!take.isPending() && !p.findMedia(take.media))
            return fail(Error::Kind::ProjectDamaged,
                QStringLiteral("a take names a file that the project lacks"));
    }
    for (const Clip &clip : p.sequence.clips) {
        for (const Slice &slice : clip.slices) {
            if (!p.findTake(slice.take))
                return fail(Error::Kind::ProjectDamaged,
                    QStringLiteral("a clip names a take that the project lacks"));
        }
    }
    return {};
}

// A program that knows no markers keeps them, but moves them with nothing: those that lie behind
// the end by now come to the end.
std::vector<Marker> markersFromJson(const QJsonArray &array, Flicks end)
{
    std::vector<Marker> markers;
    for (const auto &each : array) {
        Marker marker = markerFromJson(each.toObject());
        marker.time = std::clamp(marker.time, Flicks{0}, std::max(end - Flicks{1}, Flicks{0}));
        marker.length = std::clamp(marker.length, Flicks{0}, end - marker.time);
        markers.push_back(std::move(marker));
    }
    std::ranges::stable_sort(markers, {}, &Marker::time);
    return markers;
}

template <class Items, class ToJson> QJsonArray arrayOf(const Items &items, ToJson toJsonOf)
{
    QJsonArray array;
    for (const auto &item : items)
        array.append(toJsonOf(item));
    return array;
}

} // namespace

QByteArray projectToJson(const Project &project, const QString &folder)
{
    const QDir dir(folder);
    QJsonObject json = project.extra;
    json.insert(QStringLiteral("format"), formatName);
    json.insert(QStringLiteral("schema"), projectSchema);
    json.insert(QStringLiteral("savedBy"), QStringLiteral(RETAKE_VERSION));
    json.insert(QStringLiteral("uid"), project.uid);
    json.insert(QStringLiteral("nextId"), qint64(project.nextId));
    json.insert(QStringLiteral("media"),
        arrayOf(project.media, [&dir](const Media &m) { return toJson(m, dir); }));
    json.insert(
        QStringLiteral("takes"), arrayOf(project.takes, [](const Take &t) { return toJson(t); }));
    json.insert(QStringLiteral("retakes"),
        arrayOf(project.retakes, [](const Retake &r) { return toJson(r); }));
    json.insert(QStringLiteral("sequence"), toJson(project.sequence));
    // Beside the sequence, where programs that know no markers keep them.
    if (!project.sequence.markers.empty())
        json.insert(QStringLiteral("markers"),
            arrayOf(project.sequence.markers, [](const Marker &m) { return toJson(m); }));
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

Result<Project> projectFromJson(const QByteArray &text, const QString &folder)
{
    QJsonParseError parse;
    QJsonObject json = QJsonDocument::fromJson(text, &parse).object();
    if (json.take(QLatin1String("format")).toString() != formatName)
        return fail(Error::Kind::ProjectDamaged,
            parse.error ? parse.errorString() : QStringLiteral("not a project"));
    auto present = migrated(std::move(json));
    if (!present)
        return tl::unexpected(present.error());
    json = *std::move(present);
    json.remove(QLatin1String("schema"));
    json.remove(QLatin1String("savedBy"));

    const QDir dir(folder);
    Project p;
    p.uid = json.take(QLatin1String("uid")).toString();
    p.nextId = json.take(QLatin1String("nextId")).toInteger(1);
    const QJsonArray media = json.take(QLatin1String("media")).toArray();
    for (const auto &m : media)
        p.media.push_back(mediaFromJson(m.toObject(), dir));
    const QJsonArray takes = json.take(QLatin1String("takes")).toArray();
    for (const auto &t : takes)
        p.takes.push_back(takeFromJson(t.toObject()));
    const QJsonArray retakes = json.take(QLatin1String("retakes")).toArray();
    for (const auto &r : retakes)
        p.retakes.push_back(retakeFromJson(r.toObject()));
    p.sequence = sequenceFromJson(json.take(QLatin1String("sequence")).toObject());
    if (json.value(QLatin1String("markers")).isArray())
        p.sequence.markers =
            markersFromJson(json.take(QLatin1String("markers")).toArray(), p.sequence.length());
    p.extra = json;
    p.nextId = std::max(p.nextId, highestId(p) + 1);

    if (auto ok = checkInvariant(p.sequence); !ok)
        return fail(Error::Kind::ProjectDamaged, ok.error().detail);
    if (auto ok = checkNames(p); !ok)
        return tl::unexpected(ok.error());
    return p;
}

Result<> saveProject(const Project &project, const QString &path)
{
    return replaceFile(path, projectToJson(project, QFileInfo(path).absolutePath()));
}

Result<Project> loadProject(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Error::Kind::NotFound, QFileInfo(path).fileName());
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::NotReadable, file.errorString());
    if (file.size() > largestProject)
        return fail(Error::Kind::TooLarge, QStringLiteral("a project file over 256 MiB"));
    return projectFromJson(file.readAll(), QFileInfo(path).absolutePath());
}

QString takesFolder(const QString &projectPath)
{
    const QFileInfo info(projectPath);
    return info.absoluteDir().absoluteFilePath(info.completeBaseName() + QStringLiteral(" media"));
}

} // namespace timeline::model
