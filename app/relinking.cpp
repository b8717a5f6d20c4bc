// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relinking.h"

#include "timeline/media/probe.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace app {

namespace {

using Kind = model::Error::Kind;
using Ids = std::vector<model::MediaId>;

constexpr std::size_t mostFiles = 20'000; // looked at in one place

struct Candidate {
    QString path;
    QString name;
    qint64 size = 0;
};

QString sizeWords(QSize size)
{
    return QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}

// What the project shows of a file lies within it.
bool isCovered(const model::Project &project, model::MediaId media, const model::FrameIndex &index)
{
    const auto lies = [&](const model::Clip &clip, const model::Slice &slice) {
        const model::Take *take = project.findTake(slice.take);
        return !take || take->media != media || !take->frameMap.isIdentity()
            || (slice.start >= index.start() && slice.start + clip.length <= index.end());
    };
    const bool areClips = std::ranges::all_of(project.sequence.clips, [&](const model::Clip &clip) {
        return std::ranges::all_of(
            clip.slices, [&](const model::Slice &slice) { return lies(clip, slice); });
    });
    return areClips && std::ranges::all_of(project.takes, [&](const model::Take &take) {
        return take.media != media
            || std::ranges::all_of(take.frameMap.entries,
                [&](const auto &entry) { return entry.resultFrame < index.count(); });
    });
}

bool isSameContent(const model::MediaIdentity &a, const model::MediaIdentity &b)
{
    return a.size == b.size && a.edgeHash == b.edgeHash && !a.edgeHash.isEmpty();
}

void addFiles(const QString &folder, std::vector<Candidate> &all)
{
    QDirIterator files(folder, QDir::Files | QDir::Readable);
    while (files.hasNext() && all.size() < mostFiles) {
        files.next();
        const QFileInfo info = files.fileInfo();
        all.push_back({info.absoluteFilePath(), info.fileName(), info.size()});
    }
}

std::vector<Candidate> candidatesIn(const QString &folder)
{
    std::vector<Candidate> all;
    addFiles(folder, all);
    const QFileInfoList inside =
        QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &each : inside)
        addFiles(each.absoluteFilePath(), all);
    return all;
}

// One search, in the pool.
class Search {
public:
    Search(const model::Project &project, Ids wanted, const model::Progress &progress,
        const model::CancelToken &cancel)
        : m_project(project)
        , m_wanted(std::move(wanted))
        , m_total(std::max<std::size_t>(m_wanted.size(), 1))
        , m_progress(progress)
        , m_cancel(cancel)
    {
    }

    model::Result<> takeFile(const QString &path, std::optional<model::MediaId> meant);
    void lookIn(const QString &folder);
    model::Result<Relinking> finish();

private:
    std::optional<model::MediaId> whose(const QString &path) const;
    void offer(model::MediaId id, const QString &path);
    std::optional<QString> sameIn(
        const std::vector<Candidate> &candidates, const model::Media &media) const;
    void settle(model::MediaId id) { std::erase(m_wanted, id); }

    const model::Project &m_project;
    Ids m_wanted;
    const std::size_t m_total;
    const model::Progress &m_progress;
    const model::CancelToken &m_cancel;
    Relinking m_answer;
};

std::optional<model::MediaId> Search::whose(const QString &path) const
{
    const auto identity = media::identify(path);
    for (const model::MediaId id : m_wanted) {
        if (identity && isSameContent(*identity, m_project.findMedia(id)->identity))
            return id;
    }
    const QString name = QFileInfo(path).fileName();
    const auto named = std::ranges::find_if(m_wanted, [&](model::MediaId id) {
        return QFileInfo(m_project.findMedia(id)->path).fileName() == name;
    });
    if (named != m_wanted.end())
        return *named;
    return m_wanted.size() == 1 ? std::optional(m_wanted.front()) : std::nullopt;
}

// It is opened either way: what it holds is needed.
void Search::offer(model::MediaId id, const QString &path)
{
    const model::Media &media = *m_project.findMedia(id);
    const double done = double(m_total - m_wanted.size()) / double(m_total);
    const auto file =
        media::openMedia(path, model::part(m_progress, done, done + 1 / double(m_total)), m_cancel);
    if (!file) {
        m_answer.refused.push_back({id, path, file.error()});
    } else if (const auto difference = differenceOf(m_project, media, *file)) {
        m_answer.found.push_back({id, *file, *difference});
    } else {
        m_answer.refused.push_back({id, path, difference.error()});
    }
    settle(id);
}

model::Result<> Search::takeFile(const QString &path, std::optional<model::MediaId> meant)
{
    // The content tells better than the wish: the user may have picked another of the missing.
    const auto identity = media::identify(path);
    if (!identity)
        return tl::unexpected(identity.error());
    const auto its = whose(path);
    const bool isKnown = its && isSameContent(*identity, m_project.findMedia(*its)->identity);
    const auto id = isKnown || !meant ? its : meant;
    if (!id)
        return model::fail(Kind::InvalidRequest,
            QStringLiteral("%1 could stand for any of the missing files")
                .arg(QFileInfo(path).fileName()));
    offer(*id, path);
    return {};
}

std::optional<QString> Search::sameIn(
    const std::vector<Candidate> &candidates, const model::Media &media) const
{
    for (const Candidate &candidate : candidates) {
        if (candidate.size != media.identity.size)
            continue;
        const auto identity = media::identify(candidate.path);
        if (identity && isSameContent(*identity, media.identity))
            return candidate.path;
    }
    return std::nullopt;
}

void Search::lookIn(const QString &folder)
{
    const std::vector<Candidate> candidates = candidatesIn(folder);
    for (const model::MediaId id : Ids(m_wanted)) {
        if (m_cancel.isCancelled())
            return;
        const model::Media &media = *m_project.findMedia(id);
        if (const auto same = sameIn(candidates, media)) {
            offer(id, *same);
            continue;
        }
        const auto named =
            std::ranges::find(candidates, QFileInfo(media.path).fileName(), &Candidate::name);
        if (named != candidates.end())
            offer(id, named->path);
    }
}

model::Result<Relinking> Search::finish()
{
    if (m_cancel.isCancelled())
        return model::fail(Kind::Cancelled);
    m_answer.missing = m_wanted;
    return std::move(m_answer);
}

} // namespace

model::Result<QString> differenceOf(
    const model::Project &project, const model::Media &media, const media::MediaFile &file)
{
    if (isSameContent(media.identity, file.identity))
        return QString();
    const QSize size = file.info.video.displaySize, needed = media.info.video.displaySize;
    if (size != needed)
        return model::fail(Kind::WrongMedia,
            QStringLiteral("its pictures are %1, needed are %2")
                .arg(sizeWords(size), sizeWords(needed)));
    if (file.info.audio.empty() && !media.info.audio.empty())
        return model::fail(Kind::WrongMedia, QStringLiteral("it has no sound"));
    if (!isCovered(project, media.id, *file.index))
        return model::fail(Kind::WrongMedia,
            QStringLiteral("it has %1 frames, fewer than are needed").arg(file.index->count()));
    return QStringLiteral("%1 bytes and %2 frames; the file that was used had %3 bytes")
        .arg(file.identity.size)
        .arg(file.index->count())
        .arg(media.identity.size);
}

model::Result<Relinking> relinkFrom(const model::Project &project, const Ids &wanted,
    const QString &place, std::optional<model::MediaId> meant, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    const QFileInfo info(place);
    if (!info.exists())
        return model::fail(Kind::NotFound, info.fileName());
    Search search(project, wanted, progress, cancel);
    if (!info.isDir()) {
        if (const auto taken = search.takeFile(info.absoluteFilePath(), meant); !taken)
            return tl::unexpected(taken.error());
    }
    search.lookIn(info.isDir() ? info.absoluteFilePath() : info.absolutePath());
    return search.finish();
}

} // namespace app
