// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/handoverfolder.h"

#include "timeline/render/fileset.h"
#include "timeline/render/takefile.h"
#include "timeline/render/text.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace timeline::render {

using interchange::ConformedTake;
using interchange::Format;
using interchange::Handover;
using interchange::HandoverTake;
using interchange::TakeRun;
using model::Error;
using model::fail;
using model::Result;

namespace {

const char *suffixOf(Format format)
{
    switch (format) {
    case Format::Otio:
        return "otio";
    case Format::Edl:
        return "edl";
    case Format::Fcpxml:
        return "fcpxml";
    case Format::Mlt:
        break;
    }
    return "mlt";
}

// A folder that is removed again unless it is kept: only what was made here.
class MadeFolder {
public:
    Result<> make(const QString &path)
    {
        QString missing = path;
        // A drive that is not there is its own parent.
        while (!QFileInfo::exists(missing) && QFileInfo(missing).path() != missing) {
            m_made << missing;
            missing = QFileInfo(missing).path();
        }
        if (QDir().mkpath(path))
            return {};
        return fail(Error::Kind::NotWritable, QStringLiteral("the folder cannot be made"));
    }
    ~MadeFolder()
    {
        for (const QString &path : m_made) // the innermost first; one that holds anything stays
            QDir().rmdir(path);
    }
    void keep() { m_made.clear(); }

private:
    QStringList m_made;
};

Result<> checkTarget(const media::SequenceView &view, const QString &path)
{
    if (media::readsFile(view, path))
        return fail(
            Error::Kind::SameFile, QStringLiteral("the sequence is made of this very file"));
    return checkWritable(path);
}

std::int64_t takesIn(const Handover &handover)
{
    std::set<QString> paths;
    for (const interchange::HandoverSpan &span : handover.spans) {
        for (const HandoverTake &take : span.takes) {
            if (&take != &span.takes.front())
                paths.insert(handover.files[take.file].path);
        }
    }
    return std::int64_t(paths.size());
}

class Work {
public:
    Work(const media::ViewPtr &view, const HandoverWish &wish, model::Progress progress,
        model::CancelToken cancel)
        : m_view(view)
        , m_wish(wish)
        , m_progress(std::move(progress))
        , m_cancel(std::move(cancel))
        , m_project(projectOf(*view))
        , m_indexes(media::indexesOf(view->files))
    {
        m_options.name = QFileInfo(wish.path).completeBaseName();
        m_options.folder = QFileInfo(wish.path).absolutePath();
        m_options.withPrompts = wish.withPrompts;
        m_options.dropFrame = wish.dropFrame;
    }

    Result<HandedOver> run()
    {
        if (auto ok = planLists(); !ok)
            return tl::unexpected(ok.error());
        // Found out before any work is done: what a format cannot say, and where nothing can be
        // written.
        const auto plain = made();
        if (!plain)
            return tl::unexpected(plain.error());
        MadeFolder folder;
        if (auto ok = prepare(folder); !ok)
            return tl::unexpected(ok.error());
        // The takes first: a list never names what is not there.
        FileSet set;
        QStringList lists, takes;
        if (m_wish.withTakes) {
            if (auto ok = writeTakes(set, takes, *plain); !ok)
                return tl::unexpected(ok.error());
        }
        const auto final = made();
        if (!final)
            return tl::unexpected(final.error());
        for (const auto &[format, path] : m_lists) {
            const auto bytes = interchange::writeAs(format, *final);
            if (!bytes)
                return tl::unexpected(bytes.error());
            if (auto ok = set.addBytes(*bytes, path); !ok)
                return tl::unexpected(ok.error());
            lists << path;
        }
        if (m_cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
        if (auto ok = set.commit(); !ok)
            return tl::unexpected(ok.error());
        folder.keep();
        if (m_progress)
            m_progress(1);
        return HandedOver{
            lists + takes, std::int64_t(final->spans.size()), takesIn(*final), notesOn(*final)};
    }

private:
    QStringList notesOn(const Handover &handover) const
    {
        QStringList notes;
        for (const auto &[format, path] : m_lists) {
            if (handover.hasFades() && !interchange::keepsCrossfades(format))
                notes << Text::tr("%1 has cuts where the sequence has crossfades; the formats "
                                  "OTIO and EDL keep them.")
                             .arg(QFileInfo(path).fileName());
        }
        if (handover.fadesLeftOut > 0)
            notes << Text::tr("Crossfades handed over as cuts, because their files have no "
                              "pictures beyond them: %1.")
                         .arg(handover.fadesLeftOut);
        return notes;
    }

    Result<> planLists()
    {
        const auto format = interchange::formatOf(m_wish.path);
        if (!format)
            return fail(Error::Kind::InvalidRequest,
                QStringLiteral("the name must end in .otio, .edl, .fcpxml or .mlt"));
        m_lists.emplace_back(*format, QFileInfo(m_wish.path).absoluteFilePath());
        for (const Format more : m_wish.more) {
            const QString path =
                QStringLiteral("%1/%2.%3")
                    .arg(m_options.folder, m_options.name, QLatin1String(suffixOf(more)));
            if (more != *format)
                m_lists.emplace_back(more, path);
        }
        return {};
    }

    Result<Handover> made() const
    {
        auto handover = interchange::handoverOf(m_project, m_indexes, m_options);
        for (const auto &[format, path] : m_lists) {
            if (!handover)
                break;
            if (const auto bytes = interchange::writeAs(format, *handover); !bytes)
                return tl::unexpected(bytes.error());
        }
        return handover;
    }

    Result<> prepare(MadeFolder &folder)
    {
        if (m_wish.withTakes && !QFileInfo::exists(m_options.folder)) {
            if (auto ok = folder.make(m_options.folder); !ok)
                return ok;
        }
        for (const auto &[format, path] : m_lists) {
            if (auto ok = checkTarget(*m_view, path); !ok)
                return ok;
        }
        return {};
    }

    Result<> writeTakes(FileSet &set, QStringList &paths, const Handover &as)
    {
        const std::vector<TakeRun> runs = interchange::takeRuns(m_project, m_indexes);
        std::int64_t all = 1, done = 0;
        for (const TakeRun &run : runs)
            all += run.length;
        for (const TakeRun &run : runs) {
            const QString path = QDir(m_options.folder).filePath(run.fileName);
            if (auto ok = checkTarget(*m_view, path); !ok)
                return ok;
            const auto progress = [&](double part) {
                if (m_progress)
                    m_progress((double(done) + part * double(run.length)) / double(all));
            };
            const auto writer =
                writeTakeFile(m_view, {run, as.rate, as.dropFrame}, path, progress, m_cancel);
            if (!writer)
                return tl::unexpected(writer.error());
            set.addPart((*writer)->release(), path);
            paths << path;
            m_options.conformed.push_back({run, path});
            done += run.length;
        }
        return {};
    }

    media::ViewPtr m_view;
    const HandoverWish &m_wish;
    model::Progress m_progress;
    model::CancelToken m_cancel;
    model::Project m_project;
    model::FrameIndexes m_indexes;
    interchange::HandoverOptions m_options;
    std::vector<std::pair<Format, QString>> m_lists;
};

} // namespace

Result<HandedOver> handOver(const media::ViewPtr &view, const HandoverWish &wish,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    if (!view || !view->grid || view->grid->isEmpty())
        return fail(Error::Kind::InvalidRequest, QStringLiteral("the sequence has no frames"));
    return Work(view, wish, progress, cancel).run();
}

} // namespace timeline::render
