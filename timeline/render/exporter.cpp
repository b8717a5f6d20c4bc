// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exporter.h"

#include "timeline/media/filewatch.h"
#include "timeline/render/fullencode.h"
#include "timeline/render/muxer.h"
#include "timeline/render/splicing.h"

#include <QFileInfo>

#include <filesystem>

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

// The same file under whatever name: links, relative paths, another case.
bool isSameFile(const QString &a, const QString &b)
{
    std::error_code error;
    return std::filesystem::equivalent(a.toStdU16String(), b.toStdU16String(), error)
        || QFileInfo(a).absoluteFilePath() == QFileInfo(b).absoluteFilePath();
}

Result<> checkTarget(const media::SequenceView &view, const QString &path)
{
    for (const media::MediaFile &file : view.files) {
        if (isSameFile(file.path, path))
            return fail(
                Error::Kind::SameFile, QStringLiteral("the sequence is made of this very file"));
    }
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
    Ladder(const media::ViewPtr &view, ExportPlan plan, const QString &path,
        const model::Progress &progress, const model::CancelToken &cancel)
        : m_view(view)
        , m_path(path)
        , m_told(progress)
        , m_progress(goingOn())
        , m_cancel(cancel)
        , m_done{std::move(plan), Rung::AsPlanned, {}, {}}
    {
    }

    Result<ExportDone> run()
    {
        auto ok = blamed(m_done.plan.splice ? spliced() : encoded());
        const bool rebases = m_done.plan.splice && !m_done.plan.splice->plan.rebased().empty();
        for (const auto &[rung, reach] : {std::pair(Rung::NoRebase, Reach::NoRebase),
                 std::pair(Rung::WholeGops, Reach::WholeGops)}) {
            const bool isOther = rung != Rung::NoRebase || rebases;
            if (!ok && isOther && m_done.plan.splice && canTryAgain(ok.error().kind)) {
                stepDown(ok.error());
                ok = blamed(splicedAgain(rung, reach));
            }
        }
        if (!ok && m_done.plan.splice && canTryAgain(ok.error().kind)) {
            stepDown(ok.error());
            ok = blamed(encodedInstead());
        }
        if (!ok)
            return tl::unexpected(ok.error());
        return m_done;
    }

private:
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

    void why(const Error &error)
    {
        if (!m_done.why.isEmpty())
            m_done.why += QStringLiteral("; then ");
        m_done.why += error.detail;
    }

    Result<> spliced()
    {
        auto left = spliceFile(m_view, m_done.plan, m_path, m_progress, m_cancel);
        if (!left)
            return tl::unexpected(left.error());
        m_done.leftOut = std::move(left->leftOut);
        m_done.plan.details << left->notes;
        return {};
    }

    Result<> splicedAgain(Rung rung, Reach reach)
    {
        const media::MediaFile *source = sourceInPlace(*m_view);
        auto offer = offerSplice(*m_view, m_done.plan.container, reach);
        if (!source || !offer || *offer == *m_done.plan.splice)
            return fail(Error::Kind::EncoderFailed, QStringLiteral("there is no wider splice"));
        m_done.rung = rung;
        m_done.plan = withSplice(std::move(m_done.plan), std::move(*offer), *source);
        m_done.plan.fallbackReason =
            QStringLiteral("More than necessary was encoded: %1.").arg(m_done.why);
        return spliced();
    }

    Result<> encodedInstead()
    {
        auto plan = planFullEncode(*m_view, m_done.plan.preset, m_path,
            QStringLiteral("The whole file was encoded anew: %1.").arg(m_done.why));
        if (!plan)
            return tl::unexpected(plan.error());
        m_done.rung = Rung::FullEncode;
        m_done.plan = std::move(*plan);
        return encoded();
    }

    Result<> encoded() { return encodeAll(m_view, m_done.plan, m_path, m_progress, m_cancel); }

    const media::ViewPtr &m_view;
    const QString &m_path;
    const model::Progress &m_told;
    double m_begun = 0, m_reached = 0; // this rung; all of them
    model::Progress m_progress;
    const model::CancelToken &m_cancel;
    ExportDone m_done;
};

} // namespace

Result<ExportDone> runExport(const media::ViewPtr &view, const ExportPlan &plan,
    const QString &path, const model::Progress &progress, const model::CancelToken &cancel)
{
    if (!view || !view->grid || view->grid->isEmpty() || view->grid->count() != plan.frames)
        return fail(Error::Kind::InvalidRequest, QStringLiteral("the plan is of another sequence"));
    if (auto ok = checkTarget(*view, path); !ok)
        return tl::unexpected(ok.error());
    auto done = Ladder(view, plan, path, progress, cancel).run();
    if (done && progress)
        progress(1);
    return done;
}

} // namespace timeline::render
