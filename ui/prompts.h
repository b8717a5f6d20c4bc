// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace ui {

enum class FileQuestion {
    OpenVideo,
    OpenProject,
    AddTake,
    AddMedia,
    SaveProject,
    ExportTo,
    HandOverTo,
    SaveUpload,
    SaveSpending,
    FindMissing,
    CollectFolder,
    CollectZip,
    ExportComparison,
};
enum class UnsavedAnswer { Save, DontSave, Cancel };
enum class JobsAnswer { KeepWorking, Quit };

// Every question that stops the user, behind one seam: tests answer for themselves. Answers come
// later, through the callback, at most once; a cancelled file question does not answer. GUI thread.
class Prompts {
public:
    using PathAnswer = std::function<void(const QString &path)>;
    using PathsAnswer = std::function<void(const QStringList &paths)>;

    virtual ~Prompts() = default;

    // `suggested`: a folder or a file name to begin with. An empty path is the answer to "Cancel".
    virtual void askFile(FileQuestion question, const QString &suggested, PathAnswer answer) = 0;
    // Several at once, where the question allows it; otherwise one. None is the answer to "Cancel".
    virtual void askFiles(FileQuestion question, const QString &suggested, PathsAnswer answer);
    virtual void askUnsaved(const QString &name, std::function<void(UnsavedAnswer)> answer) = 0;
    // "Yes" or no answer at all, e.g. an export is still running.
    virtual void askSure(
        const QString &sentence, const QString &yes, std::function<void()> answer) = 0;
    // Jobs are under way while the window closes. No answer: the window stays.
    virtual void askJobs(const QString &sentence, std::function<void(JobsAnswer)> answer) = 0;
};

// `go` at once, or, where that file is there already, when the user wants it replaced.
void askBeforeReplacing(Prompts &prompts, const QString &path, std::function<void()> go);

// The real ones: the system's file dialogs and message boxes, opened, never executed.
class DialogPrompts : public Prompts {
    Q_DECLARE_TR_FUNCTIONS(ui::DialogPrompts)

public:
    explicit DialogPrompts(QWidget &window)
        : m_window(window)
    {
    }

    void askFile(FileQuestion question, const QString &suggested, PathAnswer answer) override;
    void askFiles(FileQuestion question, const QString &suggested, PathsAnswer answer) override;
    void askUnsaved(const QString &name, std::function<void(UnsavedAnswer)> answer) override;
    void askSure(
        const QString &sentence, const QString &yes, std::function<void()> answer) override;
    void askJobs(const QString &sentence, std::function<void(JobsAnswer)> answer) override;

private:
    void ask(FileQuestion question, const QString &suggested, bool several, PathsAnswer answer);

    QWidget &m_window;
};

} // namespace ui
