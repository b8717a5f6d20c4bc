// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/prompts.h"

#include <QStringList>

#include <optional>

// Answers every question at once, as told before, and remembers what was asked.
class FakePrompts : public ui::Prompts {
public:
    void askFile(ui::FileQuestion question, const QString &suggested, PathAnswer answer) override
    {
        files.push_back(question);
        suggestions << suggested;
        answer(path);
    }
    void askUnsaved(const QString &name, std::function<void(ui::UnsavedAnswer)> answer) override
    {
        unsaved << name;
        answer(onUnsaved);
    }
    void askSure(const QString &sentence, const QString &, std::function<void()> answer) override
    {
        sure << sentence;
        if (isSure)
            answer();
    }
    void askJobs(const QString &sentence, std::function<void(ui::JobsAnswer)> answer) override
    {
        jobs << sentence;
        if (onJobs)
            answer(*onJobs);
    }

    QString path; // empty: cancelled
    ui::UnsavedAnswer onUnsaved = ui::UnsavedAnswer::Cancel;
    bool isSure = false;
    std::optional<ui::JobsAnswer> onJobs;

    std::vector<ui::FileQuestion> files;
    QStringList suggestions, unsaved, sure, jobs;
};
