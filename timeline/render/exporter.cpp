// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exporter.h"

#include "timeline/media/filewatch.h"
#include "timeline/render/fullencode.h"
#include "timeline/render/keptparts.h"
#include "timeline/render/muxer.h"
#include "timeline/render/sidebyside.h"
#include "timeline/render/soundfile.h"
#include "timeline/render/splicing.h"
#include "timeline/render/takefile.h"
#include "timeline/render/text.h"

#include <optional>
#include <utility>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

Result<> checkTarget(const media::SequenceView &view, const QString &path)
{
    if (media::readsFile(view, path))
        return fail(Error::Kind::SameFile, Text::tr("the sequence is made of this very file"));
    return checkWritable(path);
}

// Whether another way of writing the same could end better.
bool canTryAgain(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Cancelled:
    case Error::Kind::NotFound:
    case Error::Kind::NotReadable:
    case Error::Kind::SameFile:
    case Error::Kind::NotWritable:
    case Error::Kind::DiskFull:
    case Error::Kind::SourceChanged:
        return false;
    default:
        return true;
    }
}

// From the least that is encoded to all of it, until what was written proves right.
class Ladder {
public:
    Ladder(
        const media::ViewPtr &view, ExportPlan plan, const QString &path, const ExportWatch &watch)
        : m_view(view)
        , m_path(path)
        , m_told(watch.progress)
        , m_watch{goingOn(), watch.cancel, watch.check}
        , m_done{std::move(plan), Rung::AsPlanned, {}, {}}
    {
    }

    Result<ExportDone> run()
    {
        if (!m_done.plan.splice)
            return finished(blamed(encoded()));
        auto ok = blamed(spliced());
        for (const auto &[rung, reach] : {std::pair(Rung::NoRebase, Reach::NoRebase),
                 std::pair(Rung::WholeGops, Reach::WholeGops)}) {
            if (ok || !canTryAgain(ok.error().kind))
                break;
            stepDown(ok.error());
            if (widen(rung, reach))
                ok = blamed(spliced());
        }
        if (!ok && canTryAgain(ok.error().kind)) {
            stepDown(ok.error());
            ok = blamed(encodedInstead());
        }
        return finished(ok);
    }

private:
    // Once for each rung.
    void why(const Error &error)
    {
        if (m_said == m_done.rung)
            return;
        m_said = m_done.rung;
        const QString way = m_done.rung == Rung::NoRebase
            ? Text::tr("; with no picture counted anew, %1")
            : Text::tr("; with whole GOPs encoded, %1");
        m_done.why += m_done.rung == Rung::AsPlanned ? error.detail : way.arg(error.detail);
    }

    Result<ExportDone> finished(const Result<> &ok) const
    {
        if (!ok)
            return tl::unexpected(ok.error());
        return m_done;
    }

    // Whatever went wrong: when a source has changed or is gone, it is because of that.
    Result<> blamed(Result<> ok) const
    {
        if (ok || ok.error().kind == Error::Kind::Cancelled)
            return ok;
        for (const media::MediaFile &file : m_view->files) {
            if (auto stands = media::FileWatch(file).check(); !stands)
                return stands;
        }
        return ok;
    }

    // Each rung has what the ones before it left over, so that nothing goes back.
    model::Progress goingOn()
    {
        if (!m_told)
            return {};
        return [this](double x) {
            const double now = m_begun + (1 - m_begun) * x;
            if (now < m_reached)
                return;
            m_reached = now;
            m_told(now);
        };
    }

    void stepDown(const Error &error)
    {
        m_begun = m_reached;
        why(error);
    }

    Result<> spliced()
    {
        auto left = spliceFile(m_view, m_done.plan, m_path, m_watch);
        if (!left)
            return tl::unexpected(left.error());
        m_done.leftOut = std::move(left->leftOut);
        m_done.plan.details << left->notes;
        return {};
    }

    // On to this rung; false where it is none of its own.
    bool widen(Rung rung, Reach reach)
    {
        const SplicePlan &now = m_done.plan.splice->plan;
        if (rung == Rung::NoRebase && now.rebased().empty())
            return false;
        const media::MediaFile *source = sourceInPlace(*m_view);
        auto offer = offerSplice(*m_view, m_done.plan.container, reach);
        if (!source || !offer || *offer == *m_done.plan.splice)
            return false;
        m_done.rung = rung;
        m_done.plan = withSplice(std::move(m_done.plan), std::move(*offer), *source);
        const QString sentence = rung == Rung::NoRebase
            ? Text::tr("Everything up to the next IDR picture was encoded, because a copy "
                       "with less of it encoded did not come out right: %1.")
            : Text::tr("Whole GOPs were encoded, because a copy with less of it encoded did "
                       "not come out right: %1.");
        m_done.plan.fallbackReason = sentence.arg(m_done.why);
        return true;
    }

    Result<> encodedInstead()
    {
        auto plan = planFullEncode(*m_view, m_done.plan.preset, m_path,
            Text::tr("The whole file was encoded anew, because a copy did not come out "
                     "right: %1.")
                .arg(m_done.why));
        if (!plan)
            return tl::unexpected(plan.error());
        m_done.rung = Rung::FullEncode;
        m_done.plan = std::move(*plan);
        return encoded();
    }

    Result<> encoded()
    {
        auto ok = encodedOnce();
        const media::MediaFile *source = media::sourceFile(*m_view);
        std::vector<int> &tracks = m_done.plan.keptTracks;
        // What goes along must not be what stops it.
        const bool isWorth =
            !ok && (canTryAgain(ok.error().kind) || ok.error().kind == Error::Kind::NotReadable);
        if (isWorth && source && !tracks.empty()) {
            m_done.plan.leftOut << failedTracks(*source, std::exchange(tracks, {}));
            ok = encodedOnce();
        }
        return ok;
    }

    Result<> encodedOnce()
    {
        m_done.leftOut = m_done.plan.leftOut;
        const ExportPlan &plan = m_done.plan;
        switch (plan.preset) {
        case Preset::SoundOnly:
            return writeSoundFile(m_view, plan, m_path, m_watch.progress, m_watch.cancel);
        case Preset::TakeAlone:
            return writeTakeAlone(m_view, plan, m_path, m_watch.progress, m_watch.cancel);
        case Preset::SideBySide:
            return writeSideBySide(m_view, plan, m_path, m_watch.progress, m_watch.cancel);
        default:
            return encodeAll(m_view, plan, m_path, m_watch.progress, m_watch.cancel);
        }
    }

    const media::ViewPtr &m_view;
    const QString &m_path;
    const model::Progress &m_told;
    double m_begun = 0, m_reached = 0; // this rung; all of them
    ExportWatch m_watch;
    ExportDone m_done;
    std::optional<Rung> m_said;
};

} // namespace

Result<ExportDone> runExport(const media::ViewPtr &view, const ExportPlan &plan,
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel,
    const CopyCheck &check)
{
    const bool isPart = plan.preset == Preset::TakeAlone;
    if (!view || !view->grid || view->grid->isEmpty()
        || (!isPart && view->grid->count() != plan.frames))
        return fail(Error::Kind::InvalidRequest, Text::tr("the plan is of another sequence"));
    if (auto ok = checkTarget(*view, path); !ok)
        return tl::unexpected(ok.error());
    const ExportWatch watch{progress, cancel, check};
    auto done = Ladder(view, plan, path, watch).run();
    if (done && progress)
        progress(1);
    return done;
}

} // namespace timeline::render
